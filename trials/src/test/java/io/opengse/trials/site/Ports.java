package io.opengse.trials.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that nobody held a moment ago: restarted programs must be found where they were. */
public record Ports(int api, int sdk, int link) {
    static Ports free() {
        try (ServerSocket api = open();
                ServerSocket sdk = open();
                ServerSocket link = open()) {
            return new Ports(api.getLocalPort(), sdk.getLocalPort(), link.getLocalPort());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static ServerSocket open() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
