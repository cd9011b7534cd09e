package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recorded events as something to read. */
final class Stories {
    static final int PAGE = 50;

    /** The permission to read events. */
    static final String NEED = "OpengseListEvents";

    private static final Subjects NOTHING = new Subjects(null, null, null, null, null);

    private final Engine engine;

    Stories(Engine engine) {
        this.engine = engine;
    }

    /** Everything about a thing, a page at a time. */
    Block about(@Nullable Subjects subjects, Set<EventCode> codes, Place place) {
        long below = place.find("before").map(Stories::number).orElse(0L);
        List<Event> events =
                engine.events().find(new EventTable.Query(subjects, codes, null, null, below, 0), PAGE + 1);
        String more = events.size() > PAGE
                ? place.with("before", Long.toString(events.get(PAGE - 1).number()))
                : "";
        return story(events.stream().limit(PAGE).toList(), subjects, place.words(), more);
    }

    /** The newest few. */
    Block newest(@Nullable Subjects subjects, Set<EventCode> codes, int most, Words words) {
        List<Event> events = engine.events().find(new EventTable.Query(subjects, codes, null, null, 0, 0), most);
        return story(events, subjects, words, "");
    }

    private Block story(List<Event> events, @Nullable Subjects subjects, Words words, String more) {
        Names names = new Names(engine);
        Actors actors = new Actors(engine);
        Subjects here = subjects == null ? NOTHING : subjects;
        return new Block.Story(
                events.stream()
                        .map(event -> new Block.Chapter(
                                event.at(),
                                event.code().name(),
                                Tones.of(event.code()),
                                words.told(event.message()),
                                actor(event, words, actors),
                                links(event.subjects(), here, names)))
                        .toList(),
                more);
    }

    /** Where else to look: not at what the page is about. */
    private static List<Cell> links(Subjects about, Subjects here, Names names) {
        List<Cell> links = new ArrayList<>();
        if (about.fleet() != null && !Objects.equals(about.fleet(), here.fleet())) {
            links.add(names.fleet(about.fleet()));
        }
        if (about.host() != null && !Objects.equals(about.host(), here.host())) {
            links.add(Links.host(about.host()));
        }
        if (about.process() != null && !Objects.equals(about.process(), here.process())) {
            links.add(Links.process(about.process()));
        }
        if (about.session() != null && !Objects.equals(about.session(), here.session())) {
            links.add(Links.session(about.session()));
        }
        return links;
    }

    /** Which host or which game is told by the links. */
    private static String actor(Event event, Words words, Actors actors) {
        String actor = event.actor();
        Subjects about = event.subjects();
        boolean linked = actor.startsWith("host ") && about.host() != null
                || actor.startsWith("game ") && about.process() != null;
        return actors.words(linked ? actor.substring(0, actor.indexOf(' ')) : actor, words);
    }

    static long number(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
