package io.opengse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A whole server whose state is in PostgreSQL. */
@ExtendWith(Postgres.class)
class PostgresServerTest {
    private final RandomGenerator random = RandomGeneratorFactory.getDefault().create(5);
    private final PostgresServer postgres;

    @TempDir
    Path data;

    PostgresServerTest(PostgresServer postgres) {
        this.postgres = postgres;
    }

    @Test
    void whatWasKeptIsThereForAServerWithAnotherFolder() throws IOException {
        String url = postgres.url(postgres.emptyDatabase());
        Fleet fleet;
        try (Server server = start("one", Map.of("store", url))) {
            fleet = server.engine().fleets().create(ServerTest.aFleet(), "test");
        }

        try (Server again = start("other", Map.of("store", url))) {
            assertThat(again.engine().fleets().require(fleet.id())).isEqualTo(fleet);
            assertThat(data.resolve("other/opengse.db")).doesNotExist();
        }
    }

    @Test
    void aSecondServerOnTheSameDatabaseIsRefused() throws IOException {
        Map<String, String> store = Map.of("store", postgres.url(postgres.emptyDatabase()), "store-patience", "100ms");
        try (Server server = start("one", store)) {
            assertThat(server.engine().fleets().list(0, 10)).isEmpty();
            assertThatThrownBy(() -> start("other", store))
                    .isInstanceOf(StoreFailed.class)
                    .hasMessageContaining("Another gse server runs on postgresql://")
                    .hasMessageContaining("stop it");
        }

        try (Server after = start("other", store)) {
            assertThat(after.engine().fleets().list(0, 10)).isEmpty();
        }
    }

    @Test
    void thePasswordMayBeInAFile() throws IOException {
        Path file = Files.writeString(data.resolve("password"), PostgresServer.PASSWORD + "\n");
        String url = postgres.url(postgres.emptyDatabase()).replaceFirst(":[^/@]*@", "@");

        try (Server server = start("one", Map.of("store", url, "store-password-file", file.toString()))) {
            assertThat(server.engine().fleets().list(0, 10)).isEmpty();
        }
    }

    @Test
    void theConsolesPageOfSettingsHidesThePassword() {
        ServerSettings settings = settings("one", Map.of("store", "postgresql://gse:hidden@db/games"));

        assertThat(settings.console().inForce())
                .noneMatch(setting -> setting.value().contains("hidden"));
        assertThat(settings.toString()).doesNotContain("hidden");
    }

    private Server start(String folder, Map<String, String> more) throws IOException {
        return Server.start(settings(folder, more), Clock.systemUTC(), random);
    }

    private ServerSettings settings(String folder, Map<String, String> more) {
        Map<String, String> flags = new HashMap<>(more);
        flags.putAll(Map.of(
                "api",
                "127.0.0.1:0",
                "link",
                "127.0.0.1:0",
                "data",
                data.resolve(folder).toString()));
        return ServerSettings.of(Settings.resolve(ServerSettings.declared(), Map.of(), Map.of(), flags));
    }
}
