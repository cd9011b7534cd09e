package io.opengse.server.console;

import io.helidon.webserver.http.HttpService;
import io.opengse.engine.Engine;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventTable;
import io.opengse.server.console.file.Files;
import io.opengse.server.console.live.Feed;
import io.opengse.server.console.page.Page;
import io.opengse.server.console.page.Pages;
import io.opengse.server.console.page.Place;
import io.opengse.server.console.page.SettingInForce;
import io.opengse.server.console.show.Renderer;
import io.opengse.server.console.visit.Tickets;
import io.opengse.server.console.visit.Visits;
import io.opengse.server.console.word.Language;
import io.opengse.server.console.word.Words;
import io.opengse.server.history.History;
import io.opengse.server.live.Live;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The web console: pages made from the engine, and forms that call the API's actions in the visitor's name. Made by the
 * server, which serves its routes at /console. It must never do what the visitor's credential may not.
 */
public final class Console implements AutoCloseable {
    private final Parts parts;

    private Console(Parts parts) {
        this.parts = parts;
    }

    /**
     * What the console stands on.
     *
     * @param history what charts are drawn from
     * @param live what happens inside the processes right now
     * @param tickets for one-time links; shared with the action that gives them out
     */
    public record Ground(
            Engine engine,
            Door door,
            Tickets tickets,
            Visits visits,
            Live live,
            History history,
            List<SettingInForce> settings,
            InstantSource clock) {
        public Ground {
            settings = List.copyOf(settings);
        }
    }

    /** Nothing is loaded that the first visitor does not need. */
    public static Console open(Ground ground) {
        Engine engine = ground.engine();
        Renderer renderer = new Renderer();
        Feed feed = new Feed(
                renderer,
                () -> newest(engine),
                ground.clock(),
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("console-feed").daemon().factory()));
        Map<Language, Words> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, Words.in(language));
        }
        Map<String, Page> pages = Pages.of(engine, ground.live(), ground.history(), ground.settings(), ground.clock());
        return new Console(new Parts(
                ground.door(),
                pages,
                ground.visits(),
                ground.tickets(),
                new Files(),
                renderer,
                feed,
                ground.live(),
                new AtomicBoolean(),
                words,
                engine.settings().region(),
                ground.clock()));
    }

    private static long newest(Engine engine) {
        EventTable.Query any = new EventTable.Query(null, Set.of(), null, null, 0, 0);
        return engine.events().find(any, 1).stream()
                .mapToLong(Event::number)
                .findFirst()
                .orElse(0);
    }

    /** What is served at {@link Place#ROOT}. */
    public HttpService routes() {
        return new ConsoleRoutes(parts);
    }

    /** Ends the streams of open pages: their connections would keep the server from stopping. */
    @Override
    public void close() {
        parts.closed().set(true);
        parts.feed().close();
    }
}
