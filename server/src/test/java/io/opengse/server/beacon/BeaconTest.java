package io.opengse.server.beacon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.MovableClock;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real sockets on loopback. What is not answered is told apart by a later datagram that is: they arrive in order. */
class BeaconTest {
    private static final int RATE = 20;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    private Beacon beacon;
    private DatagramSocket client;

    @BeforeEach
    void open() throws IOException {
        beacon = Beacon.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new SourceLimits(RATE, clock, 1));
        client = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        client.setSoTimeout(30_000);
    }

    @AfterEach
    void close() {
        client.close();
        beacon.close();
    }

    @Test
    void aDatagramComesBackAsItWasSent() throws IOException {
        send("ping 1");

        assertThat(received()).isEqualTo("ping 1");
    }

    @Test
    void garbageComesBackUnread() throws IOException {
        byte[] garbage = new byte[512];
        new Random(3).nextBytes(garbage);
        client.send(packet(garbage));

        DatagramPacket answer = new DatagramPacket(new byte[2048], 2048);
        client.receive(answer);

        assertThat(Arrays.copyOf(answer.getData(), answer.getLength())).isEqualTo(garbage);
    }

    @Test
    void whatIsEmptyOrTooLargeIsNotAnswered() throws IOException {
        client.send(packet(new byte[0]));
        client.send(packet(new byte[513]));
        client.send(packet(new byte[9000]));
        send("the last");

        assertThat(received()).isEqualTo("the last");
    }

    @Test
    void aFloodIsAnsweredAtTheRateOfItsSourceAndNoMore() throws IOException {
        for (int sent = 0; sent < 500; sent++) {
            send("flood " + sent);
        }
        client.setSoTimeout(1_000);
        int answers = 0;
        try {
            while (answers <= 500) {
                received();
                answers++;
            }
        } catch (java.net.SocketTimeoutException _) {
            // that was all
        }

        assertThat(answers).isBetween(1, RATE + 1); // some of the flood may be lost on its way
    }

    @Test
    void aTakenPortIsToldToWhoOpensIt() {
        InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), beacon.port());

        assertThatThrownBy(() -> Beacon.open(taken, new SourceLimits(RATE, clock, 1)))
                .isInstanceOf(IOException.class);
    }

    private void send(String text) throws IOException {
        client.send(packet(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private DatagramPacket packet(byte[] content) {
        return new DatagramPacket(content, content.length, InetAddress.getLoopbackAddress(), beacon.port());
    }

    private String received() throws IOException {
        DatagramPacket answer = new DatagramPacket(new byte[2048], 2048);
        client.receive(answer);
        return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
    }
}
