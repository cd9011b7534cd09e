package io.opengse.cli.command;

import io.opengse.cli.console.Failure;
import io.opengse.server.sql.PostgresAddress;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL database named on the command line. */
final class PostgresOption {
    private PostgresOption() {}

    /** Empty for an empty text or sqlite. */
    static Optional<PostgresAddress> read(String url, Map<String, String> environment) {
        return url.isEmpty() || url.equals("sqlite") ? Optional.empty() : Optional.of(address(url, environment));
    }

    static PostgresAddress address(String url, Map<String, String> environment) {
        try {
            return PostgresAddress.parse(url).orElse(Optional.ofNullable(environment.get("PGPASSWORD")));
        } catch (IllegalArgumentException unreadable) {
            throw new Failure(
                    "the database " + unreadable.getMessage(), "write it as in docs/scale-out.md", unreadable);
        }
    }
}
