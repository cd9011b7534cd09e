package io.opengse.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
    @Test
    void namesAndAddressesAreRead() {
        assertThat(HostPort.parse("127.0.0.1:5758")).isEqualTo(new HostPort("127.0.0.1", 5758));
        assertThat(HostPort.parse("server.example:0")).isEqualTo(new HostPort("server.example", 0));
        assertThat(HostPort.parse("[::1]:5758")).isEqualTo(new HostPort("::1", 5758));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5758", ":5758", "host:", "host:x", "host:70000", "::1:5758", "host:-1"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> HostPort.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be HOST:PORT, such as 127.0.0.1:5758");
    }
}
