package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to this version's schema. One that a newer version has already brought further is taken as it is when
 * that version says that this one may go on with it, so that servers can be upgraded one after the other (decision 0086).
 *
 * @param source connections that write
 * @param words what is not the same in every kind of database
 */
record Schema(Database database, DataSource source, Map<String, String> words) {
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    /** @throws StoreFailed when the database cannot be opened, or is of a version that leaves this one behind */
    void migrate() {
        Flyway migrations = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(words)
                .loggers("slf4j")
                .ignoreMigrationPatterns("*:future")
                .load();
        try {
            migrations.migrate();
            newest(migrations, true).ifPresent(future -> requireReach(migrations, future));
        } catch (FlywayValidateException mismatch) {
            throw new StoreFailed(
                    "The database " + database.name()
                            + " has another schema than this version of OpenGSE. Run the version that made it, or"
                            + " restore the backup made before the upgrade.",
                    mismatch);
        } catch (FlywayException failure) {
            throw failure.getCause() instanceof SQLException error
                    ? database.diagnosed(error)
                    : new StoreFailed("The schema of " + database.name() + " could not be brought up to date", failure);
        }
    }

    private void requireReach(Flyway migrations, MigrationVersion future) {
        MigrationVersion known = newest(migrations, false).orElse(MigrationVersion.EMPTY);
        MigrationVersion oldest = oldest();
        if (oldest.isNewerThan(known)) {
            throw new StoreFailed("The database " + database.name() + " has the schema " + future
                    + " of a newer version of OpenGSE, with which only versions go on that know the schema " + oldest
                    + "; this one knows " + known
                    + ". Run the newer version, or restore the backup made before the upgrade.");
        }
        LOG.info(
                "The database {} has the schema {} of a newer version, which lets this one ({}) go on",
                database.name(),
                future,
                known);
    }

    private static Optional<MigrationVersion> newest(Flyway migrations, boolean ofTheFuture) {
        return Arrays.stream(migrations.info().applied())
                .filter(each -> (each.getState() == MigrationState.FUTURE_SUCCESS) == ofTheFuture)
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo);
    }

    private MigrationVersion oldest() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select oldest from schema_reach where only_row = 1")) {
            if (!row.next()) {
                throw new StoreFailed("The database " + database.name()
                        + " does not say which versions may use it: table schema_reach has no row. Restore a backup.");
            }
            return MigrationVersion.fromVersion(row.getString(1));
        } catch (SQLException failure) {
            throw database.diagnosed(failure);
        }
    }
}
