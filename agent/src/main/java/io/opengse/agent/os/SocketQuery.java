package io.opengse.agent.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;

/**
 * Asks the kernel for one TCP socket by its two ends (netlink, sock_diag(7)): some microseconds, where reading
 * /proc/net/tcp takes milliseconds because the kernel walks its whole table for it. Answers "don't know" wherever
 * this way is closed; {@link LoopbackSockets} is the slow way that is always open. To be made only where the JVM allows
 * native access (--enable-native-access=ALL-UNNAMED).
 */
final class SocketQuery {
    /** No such socket, or no way to ask. */
    static final long UNKNOWN = 0;

    private static final ValueLayout.OfShort NETWORK_SHORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NETWORK_INT = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int REQUEST_LENGTH = 72;
    private static final int ANSWER_LENGTH = 88;
    private static final short SOCK_DIAG_BY_FAMILY = 20;
    private static final int LOOPBACK = 0x7F000001;

    private final MethodHandle socket = function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private final MethodHandle send = function("send", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private final MethodHandle receive = function("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private final MethodHandle close = function("close", JAVA_INT, JAVA_INT);

    /** The inode of the socket at 127.0.0.1:{@code localPort} that is connected to 127.0.0.1:{@code remotePort}. */
    long inode(int localPort, int remotePort) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment answer = arena.allocate(1024);
            long length = ask(request(arena, localPort, remotePort), answer);
            boolean one = length >= ANSWER_LENGTH && answer.get(JAVA_SHORT_UNALIGNED, 4) == SOCK_DIAG_BY_FAMILY;
            // the kernel falls back to a listener on the port, which has no other end
            return one && Short.toUnsignedInt(answer.get(NETWORK_SHORT, 22)) == remotePort
                    ? Integer.toUnsignedLong(answer.get(JAVA_INT_UNALIGNED, 84))
                    : UNKNOWN;
        }
    }

    /** struct nlmsghdr and struct inet_diag_req_v2, see linux/inet_diag.h. */
    private static MemorySegment request(Arena arena, int localPort, int remotePort) {
        MemorySegment request = arena.allocate(REQUEST_LENGTH);
        request.set(JAVA_INT_UNALIGNED, 0, REQUEST_LENGTH);
        request.set(JAVA_SHORT_UNALIGNED, 4, SOCK_DIAG_BY_FAMILY);
        request.set(JAVA_SHORT_UNALIGNED, 6, (short) 1); // NLM_F_REQUEST
        request.set(JAVA_BYTE, 16, (byte) 2); // AF_INET, which covers mapped IPv6 sockets
        request.set(JAVA_BYTE, 17, (byte) 6); // TCP
        request.set(JAVA_INT_UNALIGNED, 20, -1); // in any state
        request.set(NETWORK_SHORT, 24, (short) localPort);
        request.set(NETWORK_SHORT, 26, (short) remotePort);
        request.set(NETWORK_INT, 28, LOOPBACK);
        request.set(NETWORK_INT, 44, LOOPBACK);
        request.set(JAVA_INT_UNALIGNED, 64, -1); // no cookie
        request.set(JAVA_INT_UNALIGNED, 68, -1);
        return request;
    }

    /** Sends and receives; the kernel has answered when send returns. The length of the answer, negative if none. */
    private long ask(MemorySegment request, MemorySegment answer) {
        try {
            int netlink = (int) socket.invokeExact(16, 3 | 0x80000, 4); // AF_NETLINK, SOCK_RAW|CLOEXEC, SOCK_DIAG
            if (netlink < 0) {
                return -1;
            }
            long sent = (long) send.invokeExact(netlink, request, request.byteSize(), 0);
            long received = sent < 0 ? -1 : (long) receive.invokeExact(netlink, answer, answer.byteSize(), 0x40);
            int closed = (int) close.invokeExact(netlink);
            return closed < 0 ? -1 : received;
        } catch (Throwable broken) {
            throw new IllegalStateException("the system's socket functions cannot be called", broken);
        }
    }

    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        MemorySegment symbol = linker.defaultLookup().findOrThrow(name);
        return linker.downcallHandle(symbol, FunctionDescriptor.of(result, arguments));
    }
}
