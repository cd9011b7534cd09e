package io.opengse.agent.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketQueryTest {
    private final SocketQuery query = new SocketQuery();
    private final Proc proc = new Proc(Path.of("/proc"));
    private ServerSocket sdk;

    @BeforeEach
    void listen() throws IOException {
        sdk = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    @AfterEach
    void stop() throws IOException {
        sdk.close();
    }

    @Test
    void bothWaysFindTheSameSocketOfEitherFamily() throws IOException {
        for (StandardProtocolFamily family : Set.of(StandardProtocolFamily.INET, StandardProtocolFamily.INET6)) {
            try (SocketChannel caller = SocketChannel.open(family)) {
                caller.connect(new InetSocketAddress(sdk.getInetAddress(), sdk.getLocalPort()));
                int port = caller.socket().getLocalPort();

                long inode = query.inode(port, sdk.getLocalPort());

                assertThat(LoopbackSockets.callers(proc, port, sdk.getLocalPort()))
                        .containsExactly(inode);
                assertThat(proc.holds(ProcessHandle.current().pid(), Set.of(inode)))
                        .isTrue();
            }
        }
    }

    @Test
    void aListenerIsNotTakenForACaller() {
        assertThat(query.inode(sdk.getLocalPort(), 1)).isEqualTo(SocketQuery.UNKNOWN);
    }

    @Test
    void theOtherEndIsNotTakenForTheCallers() throws IOException {
        try (Socket caller = new Socket(sdk.getInetAddress(), sdk.getLocalPort());
                Socket served = sdk.accept()) {
            assertThat(query.inode(caller.getLocalPort(), sdk.getLocalPort()))
                    .isNotEqualTo(query.inode(served.getLocalPort(), caller.getLocalPort()))
                    .isNotEqualTo(SocketQuery.UNKNOWN);
        }
    }
}
