package io.opengse.bench.hosts;

import io.opengse.bench.Lab;
import io.opengse.bench.load.Latencies;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * What goes on while servers come and go, from its start to its close: sessions are created through one server, and a game
 * of each host in turn asks for its players, both at a fixed rate whatever becomes of them. The sessions' own games ask
 * besides, twice each.
 */
final class Traffic implements AutoCloseable {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int CREATES_PER_SECOND = 50;
    /** Each host asks once in so many seconds. */
    private static final int SECONDS_BETWEEN = 4;

    private final Lab lab;
    private final Crowd crowd;
    private final CrowdFleets fleets;
    private final CloudApi api;
    private final Latencies creates = new Latencies();
    private final Latencies questions;
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Traffic(Lab lab, Crowd crowd, CrowdFleets fleets, CloudApi api) {
        this.lab = lab;
        this.crowd = crowd;
        this.fleets = fleets;
        this.api = api;
        this.questions = crowd.measuredAnew();
    }

    /** @param api of the server that stays */
    static Traffic begin(Lab lab, Crowd crowd, CrowdFleets fleets, CloudApi api) {
        Traffic traffic = new Traffic(lab, crowd, fleets, api);
        int askers = Math.max(CREATES_PER_SECOND, crowd.size() / SECONDS_BETWEEN);
        traffic.threads.execute(() -> traffic.atRate(CREATES_PER_SECOND, traffic::create));
        traffic.threads.execute(() -> traffic.atRate(askers, crowd::askOfOne));
        return traffic;
    }

    /** Begun through the API; one that no process was free for has failed. */
    Latencies creates() {
        return creates;
    }

    /** Of games, as their agents brought them to a server. */
    Latencies questions() {
        return questions;
    }

    private void atRate(int perSecond, IntConsumer work) {
        long start = lab.stopwatch().now();
        for (int each = 0; !over.get(); each++) {
            int mine = each;
            lab.stopwatch().waitUntil(start + each * NANOS_PER_SECOND / perSecond);
            begin(() -> work.accept(mine));
        }
    }

    private void begin(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException closing) {
            over.set(true);
        }
    }

    private void create(int number) {
        long start = lab.stopwatch().now();
        try {
            if (fleets.create(api, number).isPresent()) {
                creates.took((lab.stopwatch().now() - start) / NANOS_PER_MILLI);
            } else {
                creates.failed("no process was free, or no answer came");
            }
        } catch (ApiRefused refused) {
            creates.failed(refused.code());
        }
    }

    /** Returns when all that was begun has been answered. */
    @Override
    public void close() {
        over.set(true);
        threads.close();
    }
}
