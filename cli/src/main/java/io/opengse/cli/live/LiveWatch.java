package io.opengse.cli.live;

import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches everything a filter wants: one virtual thread for each source, all writing into one short queue. When nobody
 * takes from it, they wait, and the server leaves out what they miss.
 */
public final class LiveWatch implements AutoCloseable {
    private static final int MOST_PROCESSES = 64;
    private static final int WAIT_SECONDS = 10;
    private static final int MOST_LINES = 10_000;
    private static final int MOST_CALLS = 100;
    private static final Duration GLANCE = Duration.ofMillis(300);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int QUEUED = 1000;

    private final CloudApi api;
    private final InstantSource clock;
    private final Surroundings.Pause pause;
    private final LiveFilter filter;
    private final BlockingQueue<LiveLine> lines = new LinkedBlockingQueue<>(QUEUED);
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private final Set<String> seen = new HashSet<>();
    private boolean looked;
    private volatile Set<String> living = Set.of();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public LiveWatch(CloudApi api, Surroundings surroundings, LiveFilter filter) {
        this.api = api;
        this.clock = surroundings.clock();
        this.pause = surroundings.pause();
        this.filter = filter;
    }

    /** What there is now: events and calls by their time, then what each process printed. */
    public List<LiveLine> now() {
        List<LiveLine> told = new ArrayList<>();
        List<LiveLine> printed = new ArrayList<>();
        if (filter.streams().contains(LiveStream.ENGINE)) {
            told.addAll(new EventLines(api, filter.events(), filter.first()).more(0));
        }
        for (String process : filter.wantsProcesses() ? filter.processes(api) : List.<String>of()) {
            if (filter.streams().contains(LiveStream.SDK)) {
                told.addAll(unlessAway(() -> new CallLines(api, process, filter.first()).more(0)));
            }
            if (filter.streams().contains(LiveStream.PROCESS)) {
                printed.addAll(unlessAway(() -> printed(process)));
            }
        }
        told.sort(Comparator.comparing(LiveLine::at));
        told.addAll(printed);
        return told.stream().filter(filter::admits).toList();
    }

    private List<LiveLine> printed(String process) {
        OutputLines output = new OutputLines(api, clock, process, filter.first());
        List<LiveLine> lines = new ArrayList<>(output.more(0));
        lines.addAll(output.rest());
        return lines;
    }

    private List<LiveLine> unlessAway(Supplier<List<LiveLine>> source) {
        try {
            return source.get();
        } catch (ApiRefused refused) {
            if (!filter.process().isEmpty()) {
                throw refused;
            }
            return List.of(); // one of many, whose host is away or whose output nobody captures
        }
    }

    /**
     * Begins to watch; what comes is then taken with {@link #next}. The first questions are asked here, so that whoever
     * asks nobody, or for what is not there, is told: only what has been found once is asked for again and again.
     */
    public void start() throws InterruptedException {
        if (filter.streams().contains(LiveStream.ENGINE)) {
            EventLines events = new EventLines(api, filter.events(), filter.first());
            put(events.more(0));
            follow(() -> {
                pause.pause(GLANCE);
                put(events.more(0));
                return true;
            });
        }
        if (filter.wantsProcesses()) {
            look();
            follow(() -> {
                pause.pause(LOOK);
                boolean goesOn = filter.process().isEmpty();
                if (goesOn) {
                    look();
                }
                return goesOn;
            });
        }
    }

    private void look() {
        living = Set.copyOf(filter.processes(api));
        Set<String> all = new HashSet<>(living);
        all.addAll(filter.newest(api)); // one that crashes at once is of more interest than any other
        if (!looked) {
            seen.addAll(all);
            living.forEach(process -> watch(process, true));
        }
        looked = true;
        all.stream().filter(seen::add).forEach(process -> watch(process, false));
    }

    /** @param old of one that has just begun all is shown */
    private void watch(String process, boolean old) {
        if (watched.size() >= MOST_PROCESSES) {
            return;
        }
        watched.add(process);
        if (filter.streams().contains(LiveStream.PROCESS)) {
            OutputLines output = new OutputLines(api, clock, process, old ? filter.first() : MOST_LINES);
            follow(() -> goesOn(process, output.more(WAIT_SECONDS), output::rest));
        }
        if (filter.streams().contains(LiveStream.SDK)) {
            CallLines calls = new CallLines(api, process, old ? filter.first() : MOST_CALLS);
            follow(() -> goesOn(process, calls.more(WAIT_SECONDS), List::of));
        }
    }

    /** One that has ended and tells no more is let go, unless it was asked for by its id. */
    private boolean goesOn(String process, List<LiveLine> told, Supplier<List<LiveLine>> rest)
            throws InterruptedException {
        put(told);
        if (!told.isEmpty() || living.contains(process)) {
            return true;
        }
        put(rest.get());
        watched.remove(process);
        return false;
    }

    /** The next line; null when none came in that time. */
    public @Nullable LiveLine next(long millis) throws InterruptedException {
        return lines.poll(millis, TimeUnit.MILLISECONDS);
    }

    private void put(List<LiveLine> told) throws InterruptedException {
        for (LiveLine line : told) {
            if (filter.admits(line)) {
                lines.put(line);
            }
        }
    }

    private interface Following {
        /** @return whether to go on */
        boolean step() throws InterruptedException;
    }

    /** A source that fails is asked again: hosts and servers come back. */
    private void follow(Following following) {
        threads.execute(() -> {
            boolean on = true;
            while (on && !Thread.currentThread().isInterrupted()) {
                try {
                    on = step(following);
                } catch (InterruptedException closing) {
                    return;
                }
            }
        });
    }

    private boolean step(Following following) throws InterruptedException {
        try {
            return following.step();
        } catch (ApiRefused | Failure away) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            pause.pause(RETRY);
            return true;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
