package io.opengse.cli.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.console.Console;
import io.opengse.engine.Engine;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventTable;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The log lines of gse local: JSON, one a line, in the words of GSE Local where it had words for it. */
public final class LocalLog {
    private static final int AT_ONCE = 1000;

    private final Console console;
    private long last;

    public LocalLog(Console console) {
        this.console = console;
    }

    /** What is to be said of a start, in GSE Local's words. */
    public void started(Instant at, String sdk) {
        write(line("info", at, "start grpc v3 server success").put("address", sdk));
    }

    /** Writes what has happened since the last look. */
    public void look(Engine engine) {
        EventTable.Query query = new EventTable.Query(null, Set.of(), null, null, 0, last);
        List<Event> events = engine.events().find(query, AT_ONCE).reversed();
        for (Event event : events) {
            last = Math.max(last, event.number());
            write(line(event));
        }
    }

    private void write(ObjectNode line) {
        console.documentLine(line);
    }

    private static ObjectNode line(Event event) {
        ObjectNode line = line(level(event), event.at(), words(event));
        line.put("event", event.code().name()).put("detail", event.message());
        Event.Subjects about = event.subjects();
        put(line, "process", about.process());
        put(line, "gameServerSessionId", about.session());
        put(line, "playerSessionId", about.player());
        return line;
    }

    private static ObjectNode line(String level, Instant at, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("level", level)
                .put("ts", at.toString())
                .put("msg", message);
    }

    private static void put(ObjectNode line, String name, @org.jspecify.annotations.Nullable Object id) {
        if (id != null) {
            line.put(name, id.toString());
        }
    }

    private static String level(Event event) {
        return event.code().name().matches(".*(ERROR|FAILED|CRASHED|LOST|UNHEALTHY|TIMEOUT|REFUSED|INVALID).*")
                ? "error"
                : "info";
    }

    private static String words(Event event) {
        Event.Subjects about = event.subjects();
        String name = event.code().name();
        return switch (name) {
            case "PROCESS_READY" -> "set runner success";
            case "SESSION_CREATED" ->
                "Reserved process: " + about.process() + " for GameServerSession: " + about.session();
            case "SESSION_ACTIVE" -> "onGameSessionActivate received";
            case "PLAYER_JOINED" -> "Creating player session with " + about.player();
            case "PLAYER_ACCEPTED" -> "Accepted player session " + about.player();
            default -> event.message();
        };
    }
}
