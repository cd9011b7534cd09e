package io.opengse.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.cli.console.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final Conversation conversation = new Conversation(Optional.empty(), Duration.ofMillis(50));

    @Test
    void whoIsReachedButSilentIsLateAndNotAbsent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI there = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");

            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> conversation.get(there));
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> conversation.post(there, Map.of(), "{}".getBytes(UTF_8)));
        }
    }

    @Test
    void aLateAnswerIsNotTakenForAnotherScheme() {
        Failure late = ApiServer.plain("127.0.0.1:8080").unheard(new SocketTimeoutException("Read timed out"));

        assertThat(late).hasMessage("http://127.0.0.1:8080 was reached but did not answer in 30 s");
        assertThat(late.remedy()).contains("gse top", "gse.log").doesNotContain("HTTPS");
    }

    @Test
    void whoIsNotThereIsToBeStarted() {
        Failure absent = ApiServer.plain("127.0.0.1:8080").unheard(new ConnectException("Connection refused"));

        assertThat(absent).hasMessage("nothing answers at http://127.0.0.1:8080: Connection refused");
        assertThat(absent.remedy()).contains("gse up");
    }

    @Test
    void whoBreaksOffMaySpeakHttps() {
        Failure broken = ApiServer.plain("127.0.0.1:8080").unheard(new IOException("Unexpected end of file"));

        assertThat(broken.remedy()).contains("https://127.0.0.1:8080");
    }
}
