package io.opengse.trials.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.server.sql.postgres.PostgresServer;
import io.opengse.trials.player.Player;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page says between its blocks that its reader does, or that happens to him. */
final class Events implements AutoCloseable {
    static final String PASSWORD = "of the walk";
    private static final Pattern EVENT = Pattern.compile("(a player comes to|the player of) (\\w+)(.*)");
    private static final Pattern SEAT = Pattern.compile("(psess-\\S+)\\s+RESERVED\\s+(\\S+):([0-9]+)");

    private final Terminals terminals;
    private final PostgresServer database;
    private final Map<String, Player> players = new HashMap<>();
    private int words;

    Events(Terminals terminals, PostgresServer database) {
        this.terminals = terminals;
        this.database = database;
    }

    void happen(Step.Happens step) throws IOException {
        switch (step.what()) {
            case "the database is made" -> makeDatabases();
            case "Ctrl-C on one" -> terminals.end("one", "up", false);
            case "Ctrl-C on the server of one" -> terminals.end("one", "server", false);
            case "Ctrl-C on the agent of one" -> terminals.end("one", "agent", false);
            case "kill -9 of the server of two" -> terminals.end("two", "server", true);
            case "access.key and packages reach two" -> share();
            case "PostgreSQL is restarted" -> {
                database.stop();
                database.startAgain();
            }
            default -> play(step);
        }
    }

    private void play(Step.Happens step) throws IOException {
        Matcher event = EVENT.matcher(step.what());
        if (!event.matches()) {
            throw new IllegalStateException(step.where() + ": who does \"" + step.what() + "\"?");
        }
        String match = event.group(2);
        switch (event.group(1) + event.group(3)) {
            case "a player comes to" -> players.put(match, arrived(match));
            case "the player of leaves" -> player(match).leave();
            case "the player of is still there" -> {
                String word = "word " + ++words;
                player(match).type("say " + word);
                assertThat(player(match).hears(word)).as(step.toString()).isTrue();
            }
            default -> throw new IllegalStateException(step.where() + ": what is \"" + step.what() + "\"?");
        }
    }

    private Player player(String match) {
        return Objects.requireNonNull(players.get(match), "nobody plays " + match);
    }

    private Player arrived(String match) throws IOException {
        String join = "gse player join " + match + " ada";
        Matcher seat = await(join)
                .atMost(Terminals.PATIENCE)
                .until(() -> SEAT.matcher(terminals.run("one", join).printed()), Matcher::find);
        InetSocketAddress door = new InetSocketAddress(seat.group(2), Integer.parseInt(seat.group(3)));
        Player player = new Player(door, seat.group(1));
        assertThat(player.isIn()).as(player.greeting()).isTrue();
        return player;
    }

    /** As createuser and createdb do it when they are typed as the page says. */
    private void makeDatabases() {
        database.execute("postgres", "create role gse login password '" + PASSWORD + "'");
        for (String name : List.of("opengse", "opengse_new")) {
            database.execute(
                    "postgres",
                    "create database " + name
                            + " owner gse template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
        }
    }

    /** A link stands for the folder that both mount. */
    private void share() throws IOException {
        Path first = terminals.folder("one").resolve(".gse");
        Path second = Files.createDirectory(
                terminals.folder("two").resolve(".gse"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.copy(first.resolve("access.key"), second.resolve("access.key"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(first.resolve("blobs"));
        Files.createSymbolicLink(second.resolve("blobs"), first.resolve("blobs"));
    }

    @Override
    public void close() throws IOException {
        for (Player player : players.values()) {
            player.close();
        }
    }
}
