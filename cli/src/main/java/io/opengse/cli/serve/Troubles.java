package io.opengse.cli.serve;

import io.opengse.cli.console.Console;
import io.opengse.cli.console.Tone;
import io.opengse.engine.Engine;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the person at the terminal what goes wrong with the games, each kind of trouble once. */
final class Troubles {
    private static final int AT_ONCE = 100;
    private static final Set<EventCode> CODES = EnumSet.of(
            EventCode.SERVER_PROCESS_INVALID_PATH,
            EventCode.SERVER_PROCESS_PULL_FAILED,
            EventCode.SERVER_PROCESS_PROCESS_READY_TIMEOUT,
            EventCode.SERVER_PROCESS_CRASHED,
            EventCode.SERVER_PROCESS_TERMINATED_UNHEALTHY,
            EventCode.SERVER_PROCESS_FORCE_TERMINATED,
            EventCode.GAME_SESSION_ACTIVATION_TIMEOUT,
            EventCode.FLEET_ACTIVATION_FAILED,
            EventCode.PROCESS_NOTICE);

    private final Engine engine;
    private final Console console;
    private final Set<String> told = new HashSet<>();
    private long last;

    /** Only what happens from now on is told. */
    Troubles(Engine engine, Console console) {
        this.engine = engine;
        this.console = console;
        this.last = newest();
    }

    /** Tells what has happened since the last look. */
    void look() {
        List<Event> events = engine.events().find(query(CODES), AT_ONCE).reversed();
        for (Event event : events) {
            last = Math.max(last, event.number());
            String kind = event.code() + " " + event.message().replaceAll("(proc-)?[0-9a-z]*[0-9][0-9a-z]*", "#");
            if (told.add(kind)) {
                console.aside(console.paint(Tone.BAD, "✗ ") + event.message() + "   (" + event.code() + ")");
            }
        }
    }

    private long newest() {
        List<Event> events = engine.events().find(query(Set.of()), 1);
        return events.isEmpty() ? 0 : events.getFirst().number();
    }

    private EventTable.Query query(Set<EventCode> codes) {
        return new EventTable.Query(null, codes, null, null, 0, last);
    }
}
