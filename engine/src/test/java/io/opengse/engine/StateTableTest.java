package io.opengse.engine;

import static io.opengse.engine.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.fleet.FleetEvent;
import io.opengse.engine.fleet.FleetRules;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.host.HostEvent;
import io.opengse.engine.host.HostRules;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.instance.InstanceEvent;
import io.opengse.engine.instance.InstanceRules;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.placement.Placed;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementEvent;
import io.opengse.engine.placement.PlacementRequest;
import io.opengse.engine.placement.PlacementRules;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.player.PlayerEvent;
import io.opengse.engine.player.PlayerRules;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessEvent;
import io.opengse.engine.process.ProcessRules;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionEvent;
import io.opengse.engine.session.SessionRules;
import io.opengse.engine.session.SessionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Asks the rules about every pair of state and event; docs/states.md is what they answer. */
class StateTableTest {
    private static final Path PAGE = Path.of("..", "docs", "states.md");
    private static final Path CONCEPTS = Path.of("..", "docs", "concepts.md");
    private static final Instant LATER = NOW.plusSeconds(600);
    private static final String HEAD = """
            # States

            What the rules answer to every event in every state. → moves on, – stays as it is (a repetition, or a timer that
            lost a race), refused: whoever caused it is told why. This page is written by `StateTableTest`; after a change of
            the rules run `./mvnw -pl engine test -Dtest=StateTableTest -Dstates.write=true`.

            """;

    @Test
    void thePageShowsWhatTheRulesAnswer() throws IOException {
        String page = HEAD + tables().map(StateTable::markdown).collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("states.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    /** The diagrams of docs/concepts.md stand between the marks that name them. */
    @Test
    void theConceptsShowTheSameDiagrams() throws IOException {
        String page = Files.readString(CONCEPTS);
        String drawn = page;
        for (StateTable<?, ?> table : tables().toList()) {
            String begin = "<!-- states: " + table.title() + " -->\n";
            int from = drawn.indexOf(begin);
            assertThat(from)
                    .as("the diagram of \"%s\" in %s", table.title(), CONCEPTS)
                    .isNotNegative();
            int to = drawn.indexOf("<!-- end -->", from);
            drawn = drawn.substring(0, from + begin.length()) + table.diagram() + drawn.substring(to);
        }
        if (Boolean.getBoolean("states.write")) {
            Files.writeString(CONCEPTS, drawn);
        }

        assertThat(CONCEPTS).hasContent(drawn);
    }

    @Test
    void noEventIsForgotten() {
        assertThat(sessions().eventTypes()).containsExactlyInAnyOrder(SessionEvent.class.getPermittedSubclasses());
        assertThat(players().eventTypes()).containsExactlyInAnyOrder(PlayerEvent.class.getPermittedSubclasses());
        assertThat(processes().eventTypes()).containsExactlyInAnyOrder(ProcessEvent.class.getPermittedSubclasses());
        assertThat(fleets().eventTypes()).containsExactlyInAnyOrder(FleetEvent.class.getPermittedSubclasses());
        assertThat(instances().eventTypes()).containsExactlyInAnyOrder(InstanceEvent.class.getPermittedSubclasses());
        assertThat(placements().eventTypes()).containsExactlyInAnyOrder(PlacementEvent.class.getPermittedSubclasses());
        assertThat(hosts().eventTypes()).containsExactlyInAnyOrder(HostEvent.class.getPermittedSubclasses());
    }

    @Test
    void noStatusIsForgotten() {
        assertThat(sessions().statuses()).isEqualTo(names(SessionStatus.values()));
        assertThat(players().statuses()).isEqualTo(names(PlayerStatus.values()));
        assertThat(processes().statuses()).isEqualTo(names(ProcessStatus.values()));
        assertThat(fleets().statuses()).isEqualTo(names(FleetStatus.values()));
        assertThat(instances().statuses()).isEqualTo(names(InstanceStatus.values()));
        assertThat(placements().statuses()).isEqualTo(names(PlacementStatus.values()));
        assertThat(hosts().statuses()).isEqualTo(names(HostStatus.values()));
    }

    private static Stream<StateTable<?, ?>> tables() {
        return Stream.of(sessions(), players(), processes(), fleets(), instances(), hosts(), placements());
    }

    private static StateTable<GameSession, SessionEvent> sessions() {
        StateTable<GameSession, SessionEvent> table = new StateTable<>(
                "Game session",
                session -> session.status().name(),
                (session, event) -> SessionRules.next(session, event, LATER));
        GameSession inTime = Samples.session(SessionStatus.ACTIVATING, 4, 0);
        table.state("ACTIVATING, too late", inTime);
        table.state(
                "ACTIVATING, in time",
                inTime.withStatus(
                        SessionStatus.ACTIVATING,
                        "",
                        new GameSession.Times(NOW, LATER.plusSeconds(1), null, null, null)));
        for (SessionStatus status : List.of(
                SessionStatus.ACTIVE, SessionStatus.TERMINATING, SessionStatus.TERMINATED, SessionStatus.ERROR)) {
            table.state(Samples.session(status, 4, 0));
        }
        return table.event(new SessionEvent.Activated(0))
                .event(new SessionEvent.ActivationLapsed())
                .event(new SessionEvent.Failed("refused"))
                .event(new SessionEvent.Ended("ended"))
                .event(new SessionEvent.EndRequested("api"))
                .event(new SessionEvent.ProcessLost("crashed"));
    }

    private static StateTable<PlayerSession, PlayerEvent> players() {
        StateTable<PlayerSession, PlayerEvent> table = new StateTable<>(
                "Player session",
                player -> player.status().name(),
                (player, event) -> PlayerRules.next(player, event, LATER));
        PlayerSession late = Samples.player(PlayerStatus.RESERVED);
        table.state("RESERVED, in time", late.withStatus(PlayerStatus.RESERVED, LATER.plusSeconds(1), null));
        table.state("RESERVED, too late", late);
        for (PlayerStatus status : List.of(PlayerStatus.ACTIVE, PlayerStatus.COMPLETED, PlayerStatus.TIMEDOUT)) {
            table.state(Samples.player(status));
        }
        return table.event(new PlayerEvent.Accepted())
                .event(new PlayerEvent.Removed())
                .event(new PlayerEvent.ReservationLapsed())
                .event(new PlayerEvent.SessionOver());
    }

    private static StateTable<GameProcess, ProcessEvent> processes() {
        return new StateTable<GameProcess, ProcessEvent>(
                        "Process, as mirrored from its agent",
                        process -> process.status().name(),
                        (process, event) -> ProcessRules.next(process, event, LATER))
                .state(Samples.process(ProcessStatus.ACTIVATING, null))
                .state(Samples.process(ProcessStatus.ACTIVE, null))
                .state(Samples.process(ProcessStatus.TERMINATING, EndReason.OPERATOR))
                .state(Samples.process(ProcessStatus.TERMINATED, EndReason.CRASHED))
                .state("TERMINATED, host lost", Samples.process(ProcessStatus.TERMINATED, EndReason.HOST_LOST))
                .event(new ProcessEvent.Launching())
                .event(new ProcessEvent.Ready())
                .event(new ProcessEvent.Ending(EndReason.ENDED_BY_GAME, ""))
                .event(new ProcessEvent.Exited(EndReason.CRASHED, "", 139, NOW))
                .event(new ProcessEvent.Missing())
                .event(new ProcessEvent.HostLost("its host is gone"));
    }

    private static StateTable<FleetStatus, FleetEvent> fleets() {
        StateTable<FleetStatus, FleetEvent> table = new StateTable<>("Fleet", FleetStatus::name, FleetRules::next);
        Arrays.stream(FleetStatus.values()).forEach(table::state);
        return table.event(new FleetEvent.DownloadBegun())
                .event(new FleetEvent.ValidationBegun())
                .event(new FleetEvent.BuildBegun())
                .event(new FleetEvent.ActivationBegun())
                .event(new FleetEvent.ProcessReady())
                .event(new FleetEvent.CreationFailed("no launch path"))
                .event(new FleetEvent.DeletionRequested())
                .event(new FleetEvent.Emptied());
    }

    private static StateTable<InstanceStatus, InstanceEvent> instances() {
        StateTable<InstanceStatus, InstanceEvent> table =
                new StateTable<>("Instance", InstanceStatus::name, InstanceRules::next);
        Arrays.stream(InstanceStatus.values()).forEach(table::state);
        return table.event(new InstanceEvent.Placed(new HostId("h1")))
                .event(new InstanceEvent.ProcessReady())
                .event(new InstanceEvent.DrainBegun("not wanted"))
                .event(new InstanceEvent.DrainCancelled("wanted"))
                .event(new InstanceEvent.Emptied())
                .event(new InstanceEvent.GivenUp("its pod does not go"))
                .event(new InstanceEvent.HostLost())
                .event(new InstanceEvent.Returned(new HostId("h1")));
    }

    private static StateTable<HostStatus, HostEvent> hosts() {
        StateTable<HostStatus, HostEvent> table = new StateTable<>("Host", HostStatus::name, HostRules::next);
        Arrays.stream(HostStatus.values()).forEach(table::state);
        return table.event(new HostEvent.Arrived())
                .event(new HostEvent.Heard())
                .event(new HostEvent.StreamEnded())
                .event(new HostEvent.GivenUp())
                .event(new HostEvent.Gone("its pod is gone"));
    }

    private static StateTable<Placement, PlacementEvent> placements() {
        StateTable<Placement, PlacementEvent> table = new StateTable<>(
                "Placement",
                placement -> placement.status().name(),
                (placement, event) -> PlacementRules.next(placement, event, LATER));
        Placement late = Placing.pending(LATER);
        table.state("PENDING, waits in time", Placing.pending(LATER.plusSeconds(1)));
        table.state("PENDING, waits too late", late);
        table.state("PENDING, session activating in time", Placing.activating(Placing.pending(LATER.plusSeconds(1))));
        table.state("PENDING, session activating too late", Placing.activating(late));
        for (PlacementStatus status : PlacementStatus.values()) {
            if (status.over()) {
                table.state(late.over(status, "", null, LATER));
            }
        }
        return table.event(new PlacementEvent.Reserved(Placing.PLACED))
                .event(new PlacementEvent.Activated())
                .event(new PlacementEvent.ActivationFailed("refused"))
                .event(new PlacementEvent.Stopped("api"))
                .event(new PlacementEvent.Hopeless("too slow"))
                .event(new PlacementEvent.DeadlinePassed())
                .event(new PlacementEvent.QueueDeleted());
    }

    /** Placements in every situation. */
    private static final class Placing {
        static final Placed PLACED = new Placed(new SessionId("s"), "local", "10.0.0.1", 7000, List.of());

        static Placement pending(Instant deadline) {
            return new Placement(
                    new PlacementId("p"),
                    new QueueName("q"),
                    new PlacementRequest(Samples.request(4), List.of(), List.of()),
                    PlacementStatus.PENDING,
                    "",
                    null,
                    List.of(),
                    new Placement.Times(NOW, deadline, null),
                    1);
        }

        static Placement activating(Placement placement) {
            return placement.with(PlacementStatus.PENDING, "", PLACED);
        }
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }
}
