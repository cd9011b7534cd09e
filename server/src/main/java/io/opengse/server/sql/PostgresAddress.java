package io.opengse.server.sql;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is, and as whom it is opened.
 *
 * @param hosts HOST[:PORT], several separated by commas: the one that takes writes is used
 * @param options of the connection, as PostgreSQL names them, e.g. sslmode
 */
public record PostgresAddress(
        String hosts, String database, String user, Optional<String> password, Map<String, String> options) {
    private static final String FORM = "postgresql://USER@HOST:PORT/DATABASE?sslmode=require";
    private static final Set<String> OPTIONS = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey");

    /**
     * How this program's sessions differ from others. Every statement is made for an index, and statistics of a table
     * that was empty a moment ago must not lead to reading all of it. A transaction whose program hangs is ended soon,
     * since all others that write wait for it.
     */
    private static final String SESSION = "-c enable_seqscan=off -c enable_bitmapscan=off -c jit=off"
            + " -c plan_cache_mode=force_generic_plan -c synchronous_commit=on -c client_encoding=UTF8"
            + " -c statement_timeout=8000 -c idle_in_transaction_session_timeout=3000";

    private static final int CONNECT_SECONDS = 5;
    /** Of all hosts together; a machine under load takes its time for the password, too. */
    private static final int LOGIN_SECONDS = 10;

    private static final int ANSWER_SECONDS = 10;

    public PostgresAddress {
        options = Map.copyOf(options);
    }

    /** @throws IllegalArgumentException with a sentence that says how it is written */
    public static PostgresAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException unreadable) {
            throw new IllegalArgumentException("must be like " + FORM);
        }
        String authority = uri.getRawAuthority();
        boolean named = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        String database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        if (!named || authority == null || database.isEmpty() || database.contains("/")) {
            throw new IllegalArgumentException("must be like " + FORM);
        }
        int at = authority.lastIndexOf('@');
        String[] login = at < 0 ? new String[] {""} : authority.substring(0, at).split(":", 2);
        String user = decoded(login[0]);
        return new PostgresAddress(
                authority.substring(at + 1),
                database,
                user.isEmpty() ? System.getProperty("user.name") : user,
                login.length < 2 ? Optional.empty() : Optional.of(decoded(login[1])),
                options(uri.getRawQuery()));
    }

    private static Map<String, String> options(@Nullable String query) {
        Map<String, String> options = Arrays.stream((query == null ? "" : query).split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(
                        part -> part[0], part -> part.length < 2 ? "" : decoded(part[1]), (_, last) -> last));
        for (String option : options.keySet()) {
            if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException(
                        "has no option \"" + option + "\": sslmode, sslrootcert, sslcert and sslkey are known");
            }
        }
        return options;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The same with this password, unless it has one. */
    public PostgresAddress orElse(Optional<String> otherPassword) {
        return new PostgresAddress(hosts, database, user, password.or(() -> otherPassword), options);
    }

    /** The command that makes the database as it must be. */
    String creation() {
        String[] first = hosts.split(",")[0].split(":(?=[0-9]+$)");
        return "createdb -h " + first[0] + (first.length > 1 ? " -p " + first[1] : "") + " -O " + user
                + " -T template0 -E UTF8 -l C " + database;
    }

    DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url());
        properties().forEach((key, value) -> {
            try {
                source.setProperty((String) key, (String) value);
            } catch (SQLException unknown) {
                throw new IllegalStateException("the driver does not know " + key, unknown);
            }
        });
        return source;
    }

    Connection connect() throws SQLException {
        Connection connection = new Driver().connect(url(), properties());
        if (connection == null) {
            throw new SQLException("the driver does not know " + url());
        }
        return connection;
    }

    private String url() {
        return "jdbc:postgresql://" + hosts + "/" + database;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        password.ifPresent(secret -> properties.setProperty("password", secret));
        options.forEach(properties::setProperty);
        properties.setProperty("options", SESSION);
        properties.setProperty("ApplicationName", "opengse");
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", String.valueOf(LOGIN_SECONDS));
        properties.setProperty("socketTimeout", String.valueOf(ANSWER_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("stringtype", "unspecified");
        if (hosts.contains(",")) {
            properties.setProperty("targetServerType", "primary");
        }
        return properties;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + hosts + "/" + database;
    }
}
