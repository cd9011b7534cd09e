package io.opengse.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.session.GameSession;
import io.opengse.server.metrics.ApiMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    Path folder;

    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();
    private final ApiMetrics calls = new ApiMetrics(() -> 0);
    private History history;
    private Sampler sampler;

    @BeforeEach
    void begins() {
        history = History.open(folder, "srv-1", bed::now);
        sampler = new Sampler(bed.engine(), calls, history);
    }

    @AfterEach
    void ends() {
        history.close();
    }

    private void steps(int count) {
        for (int step = 0; step < count; step++) {
            sampler.sample();
            bed.later(Sampler.STEP);
        }
    }

    private static List<Double> line(Chart chart, Series series) {
        return chart.lines().stream()
                .filter(line -> line.name().equals(series.wireName()))
                .findFirst()
                .orElseThrow()
                .values();
    }

    @Test
    void whatLivesIsKeptStepByStep() {
        steps(1);
        host.runs(fleet);
        host.runs(fleet);
        GameSession session = bed.activeSession(fleet);
        bed.joins(session, "ann");
        steps(1);

        Chart chart = history.ofTheWhole(Window.HOUR);

        assertThat(chart.times()).hasSize(2);
        assertThat(chart.times().get(1) - chart.times().get(0)).isEqualTo(10);
        assertThat(line(chart, Series.SESSIONS)).containsExactly(0.0, 1.0);
        assertThat(line(chart, Series.PLAYERS)).containsExactly(0.0, 1.0);
        assertThat(line(chart, Series.PROCESSES_ACTIVE)).containsExactly(0.0, 2.0);
        assertThat(line(chart, Series.HOSTS_CONNECTED)).containsExactly(1.0, 1.0);
    }

    @Test
    void aFleetHasItsOwn() {
        host.runs(fleet);
        host.runs(fleet);
        bed.activeSession(fleet);
        steps(1);

        Chart chart = history.of(fleet.id(), Window.HOUR);

        assertThat(line(chart, Series.SESSIONS)).containsExactly(1.0);
        assertThat(line(chart, Series.UTILISATION)).containsExactly(0.5);
    }

    @Test
    void callsAreKeptPerSecond() {
        steps(1);
        for (int call = 0; call < 50; call++) {
            calls.begin().end("ListFleets", call < 20 ? "InternalError" : "OK");
        }
        steps(1);

        Chart chart = history.ofTheWhole(Window.HOUR);

        assertThat(line(chart, Series.API_CALLS)).containsExactly(0.0, 5.0);
        assertThat(line(chart, Series.API_ERRORS)).containsExactly(0.0, 2.0);
    }

    @Test
    void fiveMinutesAreOneMean() {
        steps(30);
        host.runs(fleet);
        bed.activeSession(fleet);
        steps(30);

        Chart day = history.ofTheWhole(Window.DAY);

        assertThat(day.step()).isEqualTo(Track.COARSE);
        assertThat(line(day, Series.SESSIONS)).hasSize(2);
        assertThat(line(day, Series.SESSIONS).get(0)).isZero();
        assertThat(line(day, Series.SESSIONS).get(1)).isBetween(0.99, 1.01);
    }

    @Test
    void itGoesOnAfterARestart() {
        steps(3);
        history.close();

        history = History.open(folder, "srv-1", bed::now);
        sampler = new Sampler(bed.engine(), calls, history);
        steps(2);

        assertThat(history.ofTheWhole(Window.HOUR).times()).hasSize(5);
        assertThat(history.of(fleet.id(), Window.HOUR).times()).hasSize(5);
    }

    @Test
    void aDeletedFleetGivesItsFilesBack() throws IOException {
        Fleet doomed = bed.fleet();
        steps(1);
        assertThat(files()).anyMatch(name -> name.startsWith(doomed.id().value()));

        bed.engine().fleetDeletion().delete(doomed.id(), "test");
        bed.sweepAfter(Sampler.STEP);
        bed.sweepAfter(Sampler.STEP);
        steps(1);

        assertThat(files()).noneMatch(name -> name.startsWith(doomed.id().value()));
        assertThat(history.of(doomed.id(), Window.HOUR).times()).isEmpty();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
