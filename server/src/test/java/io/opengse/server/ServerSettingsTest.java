package io.opengse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.EngineSettings;
import io.opengse.server.http.HttpAddress;
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
        assertThat(settings.api()).isEqualTo(new HttpAddress("127.0.0.1", 8080));
        assertThat(settings.link()).contains(new InetSocketAddress("127.0.0.1", 5760));
        assertThat(settings.withoutOuterLink().link()).isEqualTo(Optional.empty());
    }

    @Test
    void anAddressThatCannotBeUnderstoodIsNamed() {
        Settings given = Settings.resolve(ServerSettings.declared(), Map.of(), Map.of(), Map.of("link", "here:70000"));

        assertThatThrownBy(() -> Settings.resolve(ServerSettings.declared(), Map.of(), Map.of(), Map.of("api", "8080")))
                .isInstanceOf(BadSettings.class)
                .hasMessageStartingWith("api: \"8080\" must be HOST:PORT");
        assertThatThrownBy(() -> ServerSettings.of(given))
                .isInstanceOf(BadSettings.class)
                .hasMessageStartingWith("link: \"here:70000\" must be HOST:PORT");
    }

    @Test
    void anAddressMayBeOfTheSixthVersion() {
        Settings given = Settings.resolve(ServerSettings.declared(), Map.of(), Map.of(), Map.of("link", "[::1]:0"));

        assertThat(ServerSettings.of(given).link()).contains(new InetSocketAddress("::1", 0));
    }
}
