package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recorded events as something to read. */
final class Stories {
    static final int PAGE = 50;

    /** The permission to read events. */
    static final String NEED = "OpengseListEvents";

    private final Engine engine;

    Stories(Engine engine) {
        this.engine = engine;
    }

    /** Everything about a thing, a page at a time. */
    Block about(Event.@Nullable Subjects subjects, Set<EventCode> codes, Place place) {
        long below = place.find("before").map(Stories::number).orElse(0L);
        List<Event> events =
                engine.events().find(new EventTable.Query(subjects, codes, null, null, below, 0), PAGE + 1);
        String more = events.size() > PAGE
                ? place.with("before", Long.toString(events.get(PAGE - 1).number()))
                : "";
        return new Block.Story(events.stream().limit(PAGE).map(Stories::chapter).toList(), more);
    }

    /** The newest few. */
    Block newest(Event.@Nullable Subjects subjects, Set<EventCode> codes, int most) {
        List<Event> events = engine.events().find(new EventTable.Query(subjects, codes, null, null, 0, 0), most);
        return new Block.Story(events.stream().map(Stories::chapter).toList(), "");
    }

    private static Block.Chapter chapter(Event event) {
        List<Cell> links = new ArrayList<>();
        Event.Subjects about = event.subjects();
        if (about.fleet() != null) {
            links.add(Links.fleet(about.fleet()));
        }
        if (about.host() != null) {
            links.add(Links.host(about.host()));
        }
        if (about.process() != null) {
            links.add(Links.process(about.process()));
        }
        if (about.session() != null) {
            links.add(Links.session(about.session()));
        }
        return new Block.Chapter(
                event.at(), event.code().name(), Tones.of(event.code()), event.message(), event.actor(), links);
    }

    static long number(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
