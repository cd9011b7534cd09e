package io.opengse.cli.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the SDK last listened. Games that outlived the program call that address: when any free port will do, it is the
 * best one.
 */
record LastSdk(Path file) {
    static LastSdk in(Path data) {
        return new LastSdk(data.resolve("agent").resolve("sdk-address"));
    }

    void remember(String address) throws IOException {
        Files.writeString(file, address);
    }

    /** "host:port" if it is known and free. */
    Optional<String> free() {
        try {
            String address = Files.readString(file).strip();
            int colon = address.lastIndexOf(':');
            return colon > 0 && isFree(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IOException | NumberFormatException _) {
            return Optional.empty(); // then any port is as good
        }
    }

    private static boolean isFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
