package io.opengse.agent.os;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds, in /proc/net/tcp and tcp6, the socket at the caller's end of a connection to the SDK port. */
final class LoopbackSockets {
    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private LoopbackSockets() {}

    /**
     * The inodes of the sockets that are bound to {@code peerPort} and connected to {@code sdkPort} on this host; null
     * when neither table can be read. A connection that was closed meanwhile has none.
     */
    static @Nullable Set<Long> callers(Proc proc, int peerPort, int sdkPort) {
        String four = proc.network("tcp");
        String six = proc.network("tcp6");
        if (four == null && six == null) {
            return null;
        }
        Set<Long> inodes = new HashSet<>();
        collect(four, peerPort, sdkPort, inodes);
        collect(six, peerPort, sdkPort, inodes);
        return inodes;
    }

    private static void collect(@Nullable String table, int peerPort, int sdkPort, Set<Long> inodes) {
        if (table == null) {
            return;
        }
        String local = hex(peerPort);
        String remote = hex(sdkPort);
        table.lines().filter(line -> line.contains(local)).forEach(line -> {
            String[] fields = BLANKS.split(line.strip());
            if (fields.length > INODE
                    && fields[LOCAL].endsWith(local)
                    && fields[REMOTE].endsWith(remote)
                    && loopback(fields[REMOTE])
                    && !fields[INODE].equals("0")) {
                inodes.add(Long.parseLong(fields[INODE]));
            }
        });
    }

    private static String hex(int port) {
        return String.format(Locale.ROOT, ":%04X", port);
    }

    /** Addresses are printed as 32-bit words of the host, here little-endian: 127.0.0.1 is 0100007F. */
    private static boolean loopback(String endpoint) {
        String address = endpoint.substring(0, endpoint.indexOf(':'));
        return switch (address.length()) {
            case 8 -> address.endsWith("7F");
            case 32 ->
                address.equals("00000000000000000000000001000000")
                        || (address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F"));
            default -> false;
        };
    }
}
