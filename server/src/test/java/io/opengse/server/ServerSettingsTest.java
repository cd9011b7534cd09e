package io.opengse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.EngineSettings;
import io.opengse.settings.BadSettings;
import io.opengse.settings.Settings;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
    @Test
    void theDefaultsAreTheEnginesOwn() {
        ServerSettings settings = ServerSettings.of(Settings.standard(ServerSettings.declared()));

        assertThat(settings.engine()).isEqualTo(EngineSettings.standard());
        assertThat(settings.api()).isEqualTo(new InetSocketAddress("127.0.0.1", 8080));
        assertThat(settings.link()).contains(new InetSocketAddress("127.0.0.1", 5760));
        assertThat(settings.withoutOuterLink().link()).isEqualTo(Optional.empty());
    }

    @Test
    void bothAddressesThatCannotBeUnderstoodAreNamedAtOnce() {
        Settings given = Settings.resolve(
                ServerSettings.declared(), Map.of(), Map.of(), Map.of("api", "8080", "link", "here:70000"));

        assertThatThrownBy(() -> ServerSettings.of(given))
                .isInstanceOfSatisfying(
                        BadSettings.class,
                        bad -> assertThat(bad.problems())
                                .containsExactly(
                                        "api: \"8080\" must be HOST:PORT with a port from 0 to 65535,"
                                                + " such as 127.0.0.1:8080",
                                        "link: \"here:70000\" must be HOST:PORT with a port from 0 to 65535,"
                                                + " such as 127.0.0.1:5760"));
    }

    @Test
    void anAddressMayBeOfTheSixthVersion() {
        Settings given = Settings.resolve(ServerSettings.declared(), Map.of(), Map.of(), Map.of("api", "[::1]:0"));

        assertThat(ServerSettings.of(given).api()).isEqualTo(new InetSocketAddress("::1", 0));
    }
}
