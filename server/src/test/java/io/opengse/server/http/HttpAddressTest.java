package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0:8080, 127.0.0.1:8080",
        "[::]:8080, [::1]:8080",
        "[0:0:0:0:0:0:0:0]:8080, [::1]:8080",
        "10.77.0.11:8080, 10.77.0.11:8080",
        "[fd00::11]:8080, [fd00::11]:8080",
        "one.internal:8080, one.internal:8080"
    })
    void whatListensEverywhereIsReachedByLoopback(String listening, String reached) {
        assertThat(HttpAddress.parse(listening).fromHere()).hasToString(reached);
    }

    @Test
    void anIpv6AddressIsKeptWithoutItsBracketsAndWrittenWithThem() {
        HttpAddress address = HttpAddress.parse("[fd00::11]:8080");

        assertThat(address).isEqualTo(new HttpAddress("fd00::11", 8080)).hasToString("[fd00::11]:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8080", ":8080", "host", "host:", "host:65536", "host:-1", "fd00::11:8080", "::1"})
    void anythingElseIsRefusedWithTheForm(String text) {
        assertThatThrownBy(() -> HttpAddress.parse(text)).hasMessageContaining("HOST:PORT such as 127.0.0.1:8080");
    }
}
