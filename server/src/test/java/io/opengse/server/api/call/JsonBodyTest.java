package io.opengse.server.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    @Test
    void anEmptyBodyIsAnEmptyObject() {
        assertThat(JsonBody.read(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"FleetId\"\"fleet-1", "{} {}", "{}]", "{\"a\":1,\"a\":2}", "{\"a\":", "[1]", "nul"})
    void whatIsNotOneObjectIsRefusedInWordsOfOurOwn(String body) {
        assertThatThrownBy(() -> JsonBody.read(body.getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("the body ")
                .hasMessageNotContaining("com.fasterxml")
                .hasMessageNotContaining("Deserialization");
    }
}
