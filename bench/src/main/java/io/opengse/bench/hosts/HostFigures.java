package io.opengse.bench.hosts;

import io.opengse.agent.link.HostPort;
import io.opengse.bench.Lab;
import io.opengse.bench.figure.Row;
import io.opengse.bench.load.Callers;
import io.opengse.bench.load.OpenLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one real gse server needs for hosts that are there, and how it grows with them: the same server is given more and
 * more of them. On PostgreSQL at last the server is killed and another one has to take over.
 */
public final class HostFigures {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final int CALLERS = 32;
    private static final int PER_SECOND = 100;
    private static final double SHARE = 0.99;

    private final Lab lab;
    private final ServerProgram server;
    private final Crowd crowd;
    private Optional<CrowdFleets> fleets = Optional.empty();

    private HostFigures(Lab lab, ServerProgram server, Crowd crowd) {
        this.lab = lab;
        this.server = server;
        this.crowd = crowd;
    }

    public static void measure(Lab lab) throws IOException {
        HostPort first = ServerProgram.freeAddress(lab);
        HostPort second = ServerProgram.freeAddress(lab);
        try (ServerProgram server = ServerProgram.start(lab, "crowd-a", first);
                Crowd crowd = new Crowd(lab, List.of(first, second), server.linkToken())) {
            HostFigures figures = new HostFigures(lab, server, crowd);
            for (int hosts : lab.scale().hosts()) {
                lab.progress().accept("a server with " + hosts + " hosts of " + CrowdFleets.PROCESSES + " processes");
                figures.row(hosts);
            }
            if (lab.postgres().isPresent()) {
                FailOver.measure(lab, crowd, figures.fleets(), server, List.of(first, second));
            }
        }
    }

    private void row(int hosts) throws IOException {
        Map<String, Double> cells = new LinkedHashMap<>();
        cells.put("hosts", (double) hosts);
        cells.put("readySeconds", ready(hosts));
        loop(lab.scale().creates() / 10);
        cells.put("createsPerSecond", loop(lab.scale().creates() / 2));
        cells.put("createP99Millis", late());
        settle();
        cells.put("sdkFailed", (double) crowd.refusals());
        cells.put("idlePercent", server.processorPercent(lab.scale().quick() ? IDLE.dividedBy(2) : IDLE));
        cells.put("megabytes", server.residentMegabytes());
        lab.figures().add(Row.of("hosts", cells));
    }

    /** The hosts are connected, and every process on them is ready; in seconds. */
    private double ready(int hosts) {
        long start = lab.stopwatch().now();
        crowd.growTo(hosts);
        await(0);
        if (fleets.isEmpty()) { // not before: all of them would be put on the first host that comes
            fleets = Optional.of(CrowdFleets.create(server.api()));
        }
        if (hosts > CrowdFleets.FLEETS) {
            fleets().spreadOver(server.api(), hosts);
        }
        await(CrowdFleets.PROCESSES);
        return lab.stopwatch().secondsSince(start);
    }

    private CrowdFleets fleets() {
        return fleets.orElseThrow(() -> new IllegalStateException("no host has come yet"));
    }

    private void await(int processes) {
        lab.stopwatch()
                .await(
                        "all hosts to have reported " + processes + " processes",
                        PATIENCE,
                        () -> crowd.haveReported(processes));
    }

    private double loop(int works) {
        return new Callers(lab.stopwatch(), CALLERS).perSecond(works, this::create);
    }

    private double late() {
        int works = PER_SECOND * 2 * lab.scale().openLoopSeconds();
        return new OpenLoop(lab.stopwatch(), PER_SECOND).millis(works, SHARE, this::create);
    }

    private void create(int number) {
        var _ = lab.stopwatch().awaited("a free process", PATIENCE, () -> fleets().create(server.api(), number));
    }

    /** Every session is over, and the server knows it. */
    private void settle() {
        lab.stopwatch().pause(SETTLING);
        await(CrowdFleets.PROCESSES);
    }
}
