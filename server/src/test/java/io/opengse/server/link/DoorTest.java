package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Door door;

    @BeforeEach
    void open() throws IOException {
        door = Door.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                address -> NettyServerBuilder.forAddress(address).build());
    }

    @AfterEach
    void close() {
        door.refuse();
        door.end(PATIENCE);
    }

    @Test
    void aShutDoorHangsUpAndLetsNobodyIn() throws IOException {
        try (Socket inside = call()) {
            door.shut();

            assertThat(isHungUp(inside)).isTrue();
        }
        assertThatThrownBy(this::call).isInstanceOf(ConnectException.class);
    }

    @Test
    void itOpensAgainAtTheSamePort() throws IOException {
        int port = door.port();
        door.shut();

        door.openAgain();
        door.openAgain();

        assertThat(door.port()).isEqualTo(port);
        try (Socket inside = call()) {
            assertThat(inside.isConnected()).isTrue();
        }
    }

    @Test
    void onceClosedItStaysClosed() throws IOException {
        door.shut();
        door.refuse();

        door.openAgain();

        assertThatThrownBy(this::call).isInstanceOf(ConnectException.class);
    }

    /** At its end or by a reset, which of the two is a matter of what was under way. */
    private static boolean isHungUp(Socket socket) throws IOException {
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    private Socket call() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), door.port());
    }
}
