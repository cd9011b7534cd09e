package io.opengse.trials.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.trials.ledger.Ledger.Entry;
import io.opengse.trials.site.Books;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the ledger with the books once all is quiet: what was acknowledged is there, once, and nothing else is. */
final class Audit {
    private static final Set<String> SEATED = Set.of("RESERVED", "ACTIVE");
    private static final Set<String> LIVE = Set.of("ACTIVATING", "ACTIVE", "TERMINATING");

    private final Ledger ledger;
    private final List<JsonNode> sessions;
    private final List<JsonNode> processes;
    private final Map<String, List<JsonNode>> players = new HashMap<>();

    Audit(Ledger ledger, Books books, String fleet) {
        this.ledger = ledger;
        this.sessions = books.sessions(fleet);
        this.processes = books.processes();
        sessions.forEach(session -> players.put(id(session), books.players(id(session))));
    }

    void pass() {
        everyCreationIsThereOnce();
        noProcessHasTwoSessions();
        everyTicketIsThereOnce();
        whatTheGamesWereToldHasHappened();
        seatsArePlayers();
        theEndedIsOver();
    }

    private void everyCreationIsThereOnce() {
        Map<String, String> acknowledged = new HashMap<>();
        for (Entry.Created created : ledger.all(Entry.Created.class)) {
            assertThat(acknowledged.put(created.token(), created.session())).isNull();
        }
        Map<String, String> booked = unique(sessions, session -> text(session, "Name"), Audit::id);
        assertThat(booked).as("sessions by their creators' names").isEqualTo(acknowledged);
    }

    private void noProcessHasTwoSessions() {
        List<JsonNode> live = sessions.stream()
                .filter(session -> LIVE.contains(text(session, "Status")))
                .toList();
        Map<Integer, String> byPort =
                unique(live, session -> session.path("Port").asInt(), Audit::id);
        Map<Integer, String> hosting = unique(
                processes.stream()
                        .filter(process -> process.hasNonNull("GameServerSessionId"))
                        .toList(),
                process -> process.path("ClientPort").asInt(),
                process -> text(process, "GameServerSessionId"));
        assertThat(hosting).as("what processes host, and what sessions live").isEqualTo(byPort);
    }

    private void everyTicketIsThereOnce() {
        Map<String, String> booked = unique(
                everyPlayer(),
                player -> text(player, "PlayerSessionId"),
                player -> text(player, "GameServerSessionId") + " " + text(player, "PlayerId"));
        Set<String> perhaps = ledger.all(Entry.PerhapsJoined.class).stream()
                .map(Entry.PerhapsJoined::player)
                .collect(Collectors.toSet());
        booked.values().removeIf(player -> perhaps.contains(player.substring(player.indexOf(' ') + 1)));
        Map<String, String> acknowledged = ledger.all(Entry.Joined.class).stream()
                .collect(Collectors.toMap(Entry.Joined::ticket, joined -> joined.session() + " " + joined.player()));
        assertThat(booked).as("player sessions").isEqualTo(acknowledged);
    }

    private void whatTheGamesWereToldHasHappened() {
        Map<String, String> statuses =
                unique(everyPlayer(), player -> text(player, "PlayerSessionId"), player -> text(player, "Status"));
        for (Entry.Accepted accepted : ledger.all(Entry.Accepted.class)) {
            assertThat(statuses.get(accepted.ticket()))
                    .as("accepted " + accepted.ticket())
                    .isIn("ACTIVE", "COMPLETED");
        }
        for (Entry.Removed removed : ledger.all(Entry.Removed.class)) {
            assertThat(statuses.get(removed.ticket()))
                    .as("removed " + removed.ticket())
                    .isEqualTo("COMPLETED");
        }
    }

    private void seatsArePlayers() {
        for (JsonNode session : sessions) {
            long seated = players.get(id(session)).stream()
                    .filter(player -> SEATED.contains(text(player, "Status")))
                    .count();
            assertThat(session.path("CurrentPlayerSessionCount").asLong())
                    .as("seats taken in " + session)
                    .isEqualTo(seated);
        }
    }

    private void theEndedIsOver() {
        Map<String, String> statuses = unique(sessions, Audit::id, session -> text(session, "Status"));
        for (Entry.Ended ended : ledger.all(Entry.Ended.class)) {
            assertThat(statuses.get(ended.session()))
                    .as("ended " + ended.session())
                    .isEqualTo("TERMINATED");
        }
        for (Entry.SeenActive active : ledger.all(Entry.SeenActive.class)) {
            assertThat(statuses.get(active.session()))
                    .as("once active " + active.session())
                    .isIn("ACTIVE", "TERMINATED");
        }
    }

    private List<JsonNode> everyPlayer() {
        List<JsonNode> all = new ArrayList<>();
        players.values().forEach(all::addAll);
        return all;
    }

    private static <K> Map<K, String> unique(
            List<JsonNode> rows, Function<JsonNode, K> key, Function<JsonNode, String> value) {
        Map<K, String> map = new HashMap<>();
        Set<K> twice = new HashSet<>();
        for (JsonNode row : rows) {
            if (map.put(key.apply(row), value.apply(row)) != null) {
                twice.add(key.apply(row));
            }
        }
        assertThat(twice).as("there more than once").isEmpty();
        return map;
    }

    private static String id(JsonNode session) {
        return text(session, "GameServerSessionId");
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText();
    }
}
