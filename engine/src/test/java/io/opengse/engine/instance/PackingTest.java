package io.opengse.engine.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.session.GameSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Sessions fill the busiest instance of a fleet, so that the others run empty. */
class PackingTest {
    private static final int PROCESSES = 3;

    private final FleetOfInstances fleet = new FleetOfInstances(ProtectionPolicy.NO_PROTECTION);

    @Test
    void aSessionGoesToTheBusiestInstanceAndNotToTheFirst() {
        twoInstances();
        List<GameSession> first = sessions(PROCESSES);
        List<GameSession> second = sessions(1);

        first.forEach(this::ends);
        fleet.settles();

        assertThat(instance(sessions(1).getFirst())).isEqualTo(instance(second.getFirst()));
    }

    @Test
    void theOneThatRunsEmptyIsTheOneThatGoes() {
        twoInstances();
        List<GameSession> first = sessions(PROCESSES);
        InstanceId busy = instance(sessions(1).getFirst());
        first.forEach(this::ends);
        fleet.settles();
        sessions(2);

        fleet.wants(1);

        assertThat(fleet.living())
                .filteredOn(instance -> instance.status() == InstanceStatus.ACTIVE)
                .extracting(Instance::id)
                .containsExactly(busy);
    }

    @Test
    void theTurnOfAnInstanceFollowsHowMuchOfItIsTaken() {
        twoInstances();
        List<Integer> turns = new ArrayList<>();

        for (int taken = 0; taken <= PROCESSES; taken++) {
            fleet.settles();
            turns.add(least());
            sessions(1);
        }

        assertThat(turns).containsExactly(PackingRules.LAST, 2, 1, 0);
    }

    @Test
    void ofOneInstanceThereIsNothingToChoose() {
        fleet.runsAll();
        int before = fleet.only().turn();

        sessions(1);
        fleet.settles();

        assertThat(fleet.only().turn()).isEqualTo(before);
    }

    private int least() {
        return fleet.living().stream().mapToInt(Instance::turn).min().orElseThrow();
    }

    private void twoInstances() {
        fleet.wants(2);
        for (int process = 0; process < PROCESSES; process++) {
            fleet.runsAll();
        }
    }

    private List<GameSession> sessions(int many) {
        List<GameSession> sessions = new ArrayList<>();
        for (int made = 0; made < many; made++) {
            sessions.add(fleet.bed().activeSession(fleet.fleet()));
        }
        return sessions;
    }

    private void ends(GameSession session) {
        fleet.bed().engine().sessionCalls().terminate(session.place().process(), session.id());
    }

    private InstanceId instance(GameSession session) {
        return Objects.requireNonNull(
                fleet.bed().process(session.place().process()).instance());
    }
}
