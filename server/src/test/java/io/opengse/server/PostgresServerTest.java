package io.opengse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.replica.Replicas;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
    void twoServersShareADatabaseAndOneOfThemLeads() throws IOException {
        Map<String, String> store = Map.of("store", postgres.url(postgres.emptyDatabase()));
        try (Server other = start("other", store)) {
            try (Server one = start("one", store)) {
                Fleet fleet = one.engine().fleets().create(ServerTest.aFleet(), "test");

                assertThat(other.engine().fleets().require(fleet.id())).isEqualTo(fleet);
                assertThat(other.engine().replicas().list())
                        .hasSize(2)
                        .anyMatch(seen ->
                                seen.replica().address().equals(one.api().toString()))
                        .filteredOn(Replicas.Seen::holdsLease)
                        .singleElement()
                        .satisfies(seen -> assertThat(seen.replica().address())
                                .isEqualTo(other.api().toString()));
            }

            assertThat(other.engine().replicas().list()).hasSize(1);
        }
    }

    @Test
    void theLeaseGoesToAnotherServerWhenItsHolderStops() throws IOException {
        Map<String, String> store = Map.of("store", postgres.url(postgres.emptyDatabase()));
        Server first = start("one", store);
        try (Server other = start("other", store)) {
            first.close();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> other.engine().replicas().list().stream().anyMatch(Replicas.Seen::holdsLease));
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
        Path own = Files.createDirectories(data.resolve(folder)).resolve("access.key");
        Files.writeString(own, "ab".repeat(32) + "\n");
        return Server.start(settings(folder, more), Clock.systemUTC(), random);
    }

    @Test
    void aServerWithAnotherAccessKeyIsRefused() throws IOException {
        Map<String, String> store = Map.of("store", postgres.url(postgres.emptyDatabase()));
        start("one", store).close();

        assertThatThrownBy(() -> Server.start(settings("stranger", store), Clock.systemUTC(), random))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("need the same access.key")
                .hasMessageContaining("Copy access.key");
    }

    @Test
    void aServerWithAnotherRootIsRefused() throws IOException {
        Map<String, String> store = Map.of("store", postgres.url(postgres.emptyDatabase()));
        start("one", store).close();
        Files.createDirectories(data.resolve("other"));
        Files.writeString(data.resolve("other/credentials.json"), "{\"secretId\":\"AKID1\",\"secretKey\":\"x\"}");

        assertThatThrownBy(() -> start("other", store))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("credentials.json is not the one")
                .hasMessageContaining("Delete it to take theirs");
    }

    @Test
    void serversOfADatabaseHaveTheSameRootAndLinkToken() throws IOException {
        Map<String, String> store = Map.of("store", postgres.url(postgres.emptyDatabase()));
        try (Server one = start("one", store);
                Server other = start("other", store)) {
            assertThat(other.credentials()).isEqualTo(one.credentials());
            assertThat(other.linkToken()).isEqualTo(one.linkToken());
            assertThat(data.resolve("other/url.key")).hasSameTextualContentAs(data.resolve("one/url.key"));
        }
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
