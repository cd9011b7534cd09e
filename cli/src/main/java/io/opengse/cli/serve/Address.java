package io.opengse.cli.serve;

import io.opengse.cli.console.Failure;
import io.opengse.cli.place.PortHolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Looks before anything starts whether an address can be listened on, so that the answer names the holder and the way out. */
public final class Address {
    private Address() {}

    /**
     * @param name what it is for, e.g. "API"
     * @param flag how to choose another, e.g. "--api HOST:PORT"
     */
    public static void requireFree(String name, InetSocketAddress address, String flag) {
        if (address.getPort() == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
        } catch (IOException problem) {
            Optional<PortHolder> holder = PortHolder.of(address.getPort());
            String by = holder.map(known -> " by " + known).orElse(" (" + problem.getMessage() + ")");
            throw new Failure(
                    "the " + name + " port " + address.getPort() + " is taken" + by,
                    "end that, or choose another: " + flag + "   (port 0 takes any free one)",
                    problem);
        }
    }
}
