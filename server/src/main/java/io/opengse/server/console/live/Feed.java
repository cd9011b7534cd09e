package io.opengse.server.console.live;

import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.console.page.Page;
import io.opengse.server.console.page.Part;
import io.opengse.server.console.page.Place;
import io.opengse.server.console.show.Renderer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps open pages as they would be if they were opened now. Each page is made once for all who look at it, at most once
 * a second, and only what differs is told. However many are open, making them never takes more than a small share of
 * one core: then each is told later. One thread does all of it.
 */
public final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration SOONEST = Duration.ofSeconds(1);
    /** Some facts change without an event. */
    private static final Duration AT_THE_LATEST = Duration.ofSeconds(4);
    /** For each unit of work so many of rest: less than 4 % of a core. */
    private static final int REST = 25;

    private final Map<Key, Channel> channels = new ConcurrentHashMap<>();
    private final Renderer renderer;
    private final LongSupplier newest;
    private final InstantSource clock;
    private final ScheduledExecutorService worker;
    private long seen = -1;
    private Instant madeAt = Instant.EPOCH;

    private record Key(String href, String language) {}

    private record Channel(Page page, Place place, Map<String, String> told, CopyOnWriteArrayList<Watcher> watchers) {}

    /**
     * @param newest the number of the newest event: while it stays, little can have changed
     * @param worker of one thread, closed with the feed
     */
    public Feed(Renderer renderer, LongSupplier newest, InstantSource clock, ScheduledExecutorService worker) {
        this.renderer = renderer;
        this.newest = newest;
        this.clock = clock;
        this.worker = worker;
        rest(SOONEST);
    }

    /** From now on the watcher is told what changes on that page. Its first round tells everything. */
    public void watch(Page page, Place place, Watcher watcher) {
        channels.compute(key(place), (_, known) -> {
            Channel channel = known != null
                    ? known
                    : new Channel(page, place, new ConcurrentHashMap<>(), new CopyOnWriteArrayList<>());
            channel.watchers.add(watcher);
            channel.told.clear(); // the next round tells everything again
            return channel;
        });
    }

    public void leave(Place place, Watcher watcher) {
        channels.computeIfPresent(key(place), (_, channel) -> {
            channel.watchers.remove(watcher);
            return channel.watchers.isEmpty() ? null : channel;
        });
    }

    /** How many different pages are open. */
    public int pages() {
        return channels.size();
    }

    private static Key key(Place place) {
        return new Key(place.href(), place.words().language().tag());
    }

    private void round() {
        Instant begun = clock.instant();
        try {
            if (!channels.isEmpty() && due(begun)) {
                channels.values().forEach(this::make);
                madeAt = begun;
            }
        } catch (StoreFailed failed) {
            LOG.warn("open pages of the console are not kept up: {}", failed.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("open pages of the console are not kept up", bug);
        }
        Duration rest = Duration.between(begun, clock.instant()).multipliedBy(REST);
        rest(rest.compareTo(SOONEST) > 0 ? rest : SOONEST);
    }

    private boolean due(Instant now) {
        long number = newest.getAsLong();
        boolean changed = number != seen;
        seen = number;
        boolean fresh = channels.values().stream().anyMatch(channel -> channel.told.isEmpty());
        return changed || fresh || !now.isBefore(madeAt.plus(AT_THE_LATEST));
    }

    private void make(Channel channel) {
        try {
            Map<String, String> changed = new HashMap<>();
            for (Part part : channel.page.open(channel.place).parts()) {
                if (part.live()) {
                    String html = renderer.live(part, channel.place.words());
                    if (!html.equals(channel.told.put(part.name(), html))) {
                        changed.put(part.name(), html);
                    }
                }
            }
            channel.watchers.forEach(watcher -> changed.forEach(watcher::tell));
        } catch (Refused gone) {
            channel.watchers.forEach(watcher -> watcher.tell(
                    "gone", channel.place.words().told(String.valueOf(gone.getMessage()))));
        }
    }

    private void rest(Duration rest) {
        try {
            worker.schedule(this::round, rest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            LOG.debug("the console closes");
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        channels.values().forEach(channel -> channel.watchers.forEach(Watcher::end));
    }
}
