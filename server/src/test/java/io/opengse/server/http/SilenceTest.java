package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever says nothing more gives its connection up, wherever in a request it fell silent. */
class SilenceTest {
    private static final Duration SILENCE = Duration.ofMillis(200);
    private static final int PATIENCE_MILLIS = 30_000;

    private ServedEngine engine;
    private HttpServer impatient;

    @BeforeEach
    void start(@TempDir Path folder) {
        engine = new ServedEngine(folder);
        impatient = HttpServer.start(new HttpAddress("127.0.0.1", 0), Optional.empty(), engine.served, SILENCE);
    }

    @AfterEach
    void stop() {
        impatient.close();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "POST",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Le",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{",
                "PUT /packages/a.zip HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nPK",
                "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void aConnectionThatFallsSilentIsClosed(String said) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));

            assertThat(closes(socket)).isTrue();
        }
    }

    /** Whatever it answers before; a reset is a close too. */
    private static boolean closes(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketException _) {
            return true;
        }
    }
}
