package io.opengse.server;

import io.opengse.engine.store.Store;
import io.opengse.server.http.HttpAddress;
import io.opengse.server.sql.DataDirectory;
import io.opengse.server.sql.MovedState;
import io.opengse.server.sql.PostgresAddress;
import io.opengse.server.sql.SqlStore;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The settings of the store. Read by {@link ServerSettings}.
 *
 * @param postgres empty for the embedded database in the data directory
 * @param passwordFile empty text: the password is in the URL, in PGPASSWORD, or none is needed
 * @param patience how long a call waits for a PostgreSQL that is away
 * @param peers where the other servers of a PostgreSQL database reach this one; empty: where it listens
 */
public record StoreSettings(
        Optional<PostgresAddress> postgres, String passwordFile, Duration patience, Optional<HttpAddress> peers) {
    private static final String EMBEDDED = "sqlite";

    private static final Setting<Optional<PostgresAddress>> STORE = new Setting<>(
            "store",
            EMBEDDED,
            "sqlite | postgresql://USER@HOST:PORT/DATABASE?sslmode=require",
            "Where the state is kept: in one file below data, or in a PostgreSQL database (13 or newer).",
            text -> text.strip().equals(EMBEDDED) ? Optional.empty() : Optional.of(PostgresAddress.parse(text)));
    private static final Setting<String> PASSWORD_FILE = Setting.text(
            "store-password-file",
            "",
            "File whose first line is the password of the PostgreSQL user; empty: that of store, or of PGPASSWORD.");
    private static final Setting<Duration> PATIENCE = Setting.duration(
            "store-patience",
            "10s",
            Duration.ofMillis(100),
            Duration.ofMinutes(5),
            "How long a call waits for a PostgreSQL that is restarted or replaced, until it fails.");

    private static final Setting<Optional<HttpAddress>> PEERS = new Setting<>(
            "peer-address",
            "",
            "HOST:PORT",
            "Where other servers of a PostgreSQL database reach this one's API; empty: where it listens, by this machine's"
                    + " name when that is everywhere.",
            text -> text.isBlank() ? Optional.empty() : Optional.of(HttpAddress.parse(text.strip())));

    /** The embedded database. */
    public static final StoreSettings SQLITE =
            new StoreSettings(Optional.empty(), "", Duration.ofSeconds(10), Optional.empty());

    static List<Setting<?>> declared() {
        return List.of(STORE, PASSWORD_FILE, PATIENCE, PEERS);
    }

    static StoreSettings of(Settings settings) {
        return new StoreSettings(
                settings.get(STORE), settings.get(PASSWORD_FILE), settings.get(PATIENCE), settings.get(PEERS));
    }

    /**
     * Opens the store.
     *
     * @throws IOException when the password cannot be read
     * @throws io.opengse.engine.store.StoreFailed when it cannot be opened; says what to do
     */
    Store open(DataDirectory data, InstantSource clock, RandomGenerator random) throws IOException {
        Optional<PostgresAddress> login = login();
        if (login.isEmpty()) {
            MovedState.refuse(data.path());
            return SqlStore.open(data.database());
        }
        String writer = "server-" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        return SqlStore.open(login.get(), writer, clock, patience);
    }

    /** Where the database is, with the password it is to be opened with. */
    public Optional<PostgresAddress> login() throws IOException {
        return postgres.isEmpty()
                ? Optional.empty()
                : Optional.of(postgres.get().orElse(password()));
    }

    private Optional<String> password() throws IOException {
        if (passwordFile.isEmpty()) {
            return Optional.ofNullable(System.getenv("PGPASSWORD"));
        }
        try (var lines = Files.lines(Path.of(passwordFile))) {
            return lines.findFirst();
        } catch (IOException unreadable) {
            throw new IOException("store-password-file " + passwordFile + " cannot be read: " + unreadable, unreadable);
        }
    }
}
