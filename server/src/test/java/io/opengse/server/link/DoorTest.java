package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorTest {
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
        door.end(Duration.ofSeconds(30));
    }

    @Test
    void aShutDoorHangsUpAndLetsNobodyIn() throws IOException {
        try (Socket inside = call()) {
            door.shut();

            assertThat(inside.getInputStream().readAllBytes()).isNotNull();
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

    private Socket call() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), door.port());
    }
}
