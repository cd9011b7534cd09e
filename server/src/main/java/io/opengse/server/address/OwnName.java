package io.opengse.server.address;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this machine is called. The kernel is asked and not a name server: one that does not answer would hold up the start
 * for half a minute.
 */
public final class OwnName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private OwnName() {}

    public static Optional<String> known() {
        try {
            return Optional.of(Files.readString(KERNEL).strip()).filter(name -> !name.isEmpty());
        } catch (IOException _) {
            return resolved(); // not a Linux, or its /proc is hidden
        }
    }

    private static Optional<String> resolved() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }
}
