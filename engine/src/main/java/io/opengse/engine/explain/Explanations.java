package io.opengse.engine.explain;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.placement.Placed;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.Placements;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.scaling.ScalingEvaluations;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.GameSessions;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Says why things stand as they stand: reads what is in the books and what was recorded, each time anew and each from an
 * index, and asks the rules. Changes nothing.
 */
public final class Explanations {
    private final Surroundings surroundings;
    private final Placements placements;
    private final ScalingEvaluations scaling;
    private final ExplanationSettings settings;

    public Explanations(
            Surroundings surroundings,
            Placements placements,
            ScalingEvaluations scaling,
            ExplanationSettings settings) {
        this.surroundings = surroundings;
        this.placements = placements;
        this.scaling = scaling;
        this.settings = settings;
    }

    /** @throws Refused NotFound */
    public Explanation session(SessionId id) {
        return read(transaction -> {
            GameSession session = GameSessions.require(transaction, id);
            SessionPicture picture = SessionPicture.of(transaction, session, now());
            return explanation(id, session.status(), SessionWhy.of(picture), picture.story());
        });
    }

    /** @throws Refused NotFound */
    public Explanation process(ProcessId id) {
        return read(transaction -> {
            GameProcess process = ProcessTable.in(transaction)
                    .find(id)
                    .orElseThrow(() -> Refused.notFound(
                            "process " + id + " does not exist; OpengseListProcesses names those that do"));
            ProcessPicture picture = ProcessPicture.of(transaction, process, now());
            return explanation(id, process.status(), ProcessWhy.of(picture), picture.story());
        });
    }

    /** @throws Refused NotFound */
    public Explanation fleet(FleetId id) {
        return read(transaction -> {
            Fleet fleet = Fleets.require(transaction, id);
            Instant now = now();
            FleetPicture picture = FleetPicture.of(transaction, fleet, scaling.outlook(transaction, id, now), now);
            return explanation(id, fleet.status(), FleetWhy.of(picture), picture.story());
        });
    }

    /** @throws Refused NotFound */
    public Explanation host(HostId id) {
        return read(transaction -> {
            Host host = HostTable.in(transaction)
                    .find(id)
                    .orElseThrow(() ->
                            Refused.notFound("host " + id + " does not exist; OpengseListHosts names those that do"));
            HostPicture picture = HostPicture.of(transaction, host, settings, now());
            return explanation(id, host.status(), HostWhy.of(picture), picture.story());
        });
    }

    /** @throws Refused NotFound */
    public Explanation placement(PlacementId id) {
        Placement placement = placements.require(id);
        List<Reason> why = PlacementWhy.of(placement, placements.outlook(placement), now());
        Placed placed = placement.placed();
        Story story = placed == null
                ? new Story(List.of())
                : read(transaction ->
                        Story.about(transaction, new Event.Subjects(null, null, null, placed.session(), null)));
        return explanation(id, placement.status(), why, story);
    }

    private <T> T read(Function<Transaction, T> work) {
        return surroundings.store().read(work);
    }

    private Instant now() {
        return surroundings.clock().instant();
    }

    private static Explanation explanation(Object id, Enum<?> status, List<Reason> why, Story story) {
        return new Explanation(id.toString(), status.name(), why, story.events());
    }
}
