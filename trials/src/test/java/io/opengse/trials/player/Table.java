package io.opengse.trials.player;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.trials.site.Books;
import io.opengse.trials.site.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A live match: its session, and the players who sit there. Closing hangs up without a word. */
public final class Table implements AutoCloseable {
    private final Books books;
    private final JsonNode created;
    private final List<Player> players = new ArrayList<>();

    private Table(Books books, JsonNode created) {
        this.books = books;
        this.created = created;
    }

    /** Creates a session, waits until it is ACTIVE, and seats these players. */
    public static Table laid(Books books, String fleet, String token, String... names) throws IOException {
        JsonNode created = await("a free process")
                .atMost(Site.PATIENCE)
                .ignoreExceptions()
                .until(() -> books.create(fleet, token, 8), JsonNode::isObject);
        Table table = new Table(books, created);
        table.awaitStatus("ACTIVE");
        for (String name : names) {
            table.sit(name);
        }
        return table;
    }

    public String session() {
        return created.path("GameServerSessionId").asText();
    }

    public String ticket(String name) {
        return books.join(session(), name);
    }

    public Player sit(String name) throws IOException {
        Player player = arrive(ticket(name));
        if (!player.isIn()) {
            throw new AssertionError(name + " was not let in: " + player.greeting());
        }
        players.add(player);
        return player;
    }

    /** At the door with a ticket; perhaps not let in. */
    public Player arrive(String ticket) throws IOException {
        return new Player(Books.door(created), ticket);
    }

    /** The first says it, all others must hear it. */
    public boolean passOn(String words) throws IOException {
        players.getFirst().type("say " + words);
        boolean heard = true;
        for (Player player : players) {
            heard &= player.hears(words);
        }
        return heard;
    }

    public Player player(int index) {
        return players.get(index);
    }

    public void allLeave() throws IOException {
        for (Player player : List.copyOf(players)) {
            player.leave();
            player.close();
        }
        players.clear();
    }

    public void awaitStatus(String status) {
        await(session() + " to be " + status)
                .atMost(Site.PATIENCE)
                .until(() -> books.statusIfAnswered(session()).orElse(""), status::equals);
    }

    /** One way or the other. */
    public void awaitOver() {
        await(session() + " to be over")
                .atMost(Site.PATIENCE)
                .until(() -> books.statusIfAnswered(session()).orElse(""), Set.of("TERMINATED", "ERROR")::contains);
    }

    @Override
    public void close() throws IOException {
        for (Player player : players) {
            player.close();
        }
    }
}
