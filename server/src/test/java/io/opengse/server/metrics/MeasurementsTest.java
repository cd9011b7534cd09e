package io.opengse.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.placement.NewPlacement;
import io.opengse.engine.placement.PlacementRequest;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.queue.NewQueue;
import io.opengse.engine.session.GameSession;
import io.opengse.metrics.Measure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();
    private final Measurements measurements = new Measurements(bed.engine(), bed::now);

    @AfterEach
    void close() {
        measurements.close();
    }

    private String of(String name, String more) {
        return name + "{fleet=\"" + fleet.id() + "\"" + more + "} ";
    }

    @Test
    void everyFamilyIsDeclaredAndEveryDeclaredOneIsShown() {
        measurements.calls().begin().end("ListFleets", "OK");

        Set<String> shown = measurements
                .text()
                .lines()
                .filter(line -> line.startsWith("# TYPE opengse_"))
                .map(line -> line.split(" ")[2])
                .collect(Collectors.toSet());

        assertThat(shown)
                .isEqualTo(ServerMeasures.declared().stream().map(Measure::name).collect(Collectors.toSet()));
    }

    @Test
    void aFleetIsCounted() {
        bed.sweepAfter(Duration.ofSeconds(2));
        bed.sweepAfter(Duration.ofSeconds(2));
        var instance = bed.engine().instances().living(fleet.id()).getFirst();
        host.runs(instance);
        host.runs(instance);
        GameSession session = bed.activeSession(fleet);
        bed.joins(session, "ann");
        bed.sweepAfter(Duration.ofSeconds(2));

        assertThat(measurements.text())
                .contains(of("opengse_fleet_sessions", ",status=\"ACTIVE\"") + "1\n")
                .contains(of("opengse_fleet_players", "") + "1\n")
                .contains(of("opengse_fleet_processes", ",status=\"ACTIVE\"") + "2\n")
                .contains(of("opengse_fleet_processes_healthy", "") + "2\n")
                .contains(of("opengse_fleet_sessions_available", "") + "1\n")
                .contains(of("opengse_fleet_instances", ",status=\"ACTIVE\"") + "1\n")
                .contains(of("opengse_fleet_instances_idle", "") + "0\n")
                .contains(of("opengse_fleet_capacity_instances", ",bound=\"desired\"") + "1\n");
    }

    @Test
    void whatHappensIsCountedOnce() {
        var process = host.runs(fleet);
        GameSession session = bed.activeSession(fleet);
        PlayerSession seat = bed.joins(session, "ann");
        bed.engine().players().accept(process, session.id(), seat.id());
        measurements.follow();
        measurements.follow();
        host.exits(process, EndReason.CRASHED, 139).reports();

        assertThat(measurements.text())
                .contains(of("opengse_fleet_events_total", ",event=\"process_ready\"") + "1\n")
                .contains(of("opengse_fleet_events_total", ",event=\"session_created\"") + "1\n")
                .contains(of("opengse_fleet_events_total", ",event=\"player_accepted\"") + "1\n")
                .contains(of("opengse_fleet_events_total", ",event=\"process_ended_abnormally\"") + "1\n")
                .contains(of("opengse_fleet_events_total", ",event=\"session_failed\"") + "1\n");
    }

    @Test
    void aQueueIsCounted() {
        String arn = "qcs::gse:local:uin/100000000001:fleet/" + fleet.id();
        bed.engine()
                .queues()
                .create(new NewQueue("ranked", List.of(arn), List.of(), Duration.ofMinutes(10), Map.of()), "test");
        host.runs(fleet);
        bed.later(Duration.ofSeconds(1));
        start("one");
        start("two");
        var placed = bed.engine().placements().require(new PlacementId("one")).placed();
        GameSession session = bed.engine().sessions().find(placed.session()).orElseThrow();
        bed.engine().sessionCalls().activate(session.place().process(), session.id(), 0);
        bed.later(Duration.ofSeconds(30));

        assertThat(measurements.text())
                .contains("opengse_queue_depth{queue=\"ranked\"} 1\n")
                .contains("opengse_queue_wait_longest_seconds{queue=\"ranked\"} 30\n")
                .contains("opengse_queue_placements_started_total{queue=\"ranked\"} 2\n")
                .contains("opengse_queue_placements_ended_total{queue=\"ranked\",status=\"FULFILLED\"} 1\n")
                .contains("opengse_queue_placements_fulfilled_total{queue=\"ranked\",region=\"local\"} 1\n");
    }

    private void start(String id) {
        PlacementRequest request = new PlacementRequest(Samples.request(4), List.of(), List.of());
        bed.engine().placements().start(new NewPlacement(id, "ranked", request), "test");
    }

    @Test
    void callsAreCountedByActionAndCode() {
        measurements.calls().begin().end("ListFleets", "OK");
        measurements.calls().begin().end("ListFleets", "InternalError");

        assertThat(measurements.text())
                .contains("opengse_api_call_seconds_count{action=\"ListFleets\",code=\"OK\"} 1\n");
        assertThat(measurements.calls().calls()).isEqualTo(2);
        assertThat(measurements.calls().errors()).isEqualTo(1);
    }
}
