package io.opengse.trials.faults;

import io.opengse.trials.site.Installation;
import io.opengse.trials.site.Network;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * Two servers, PostgreSQL and three hosts with real games and players, and each of their parts dies, freezes or is cut off
 * in turn: -Dfaults=LEADER_KILLED,DATABASE_KILLED for some, -Dfaults=all for all.
 */
class FaultsTest {
    private static final String SLICE = Fault.LEADER_KILLED + "," + Fault.HOST_CUT_FROM_ITS_SERVER;
    private static final String CHOSEN = System.getProperty("faults", SLICE);

    @BeforeAll
    static void onlyWhereNamespacesCanBeMade() {
        if (!Network.possible()) {
            System.out.println("# NOT TRIED: faults of a cluster. It needs root and `ip netns`.");
            throw new TestAbortedException("network namespaces cannot be made here: faults were NOT TRIED");
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndEverythingComesBack(@TempDir Path folder) throws Exception {
        try (Installation installation = new Installation(folder, Scene.perInstance());
                Scene scene = Scene.on(installation)) {
            Trial trial = new Trial(scene, Clock.systemUTC());
            List<Trial.Outcome> outcomes = new ArrayList<>();
            for (Fault fault : chosen()) {
                outcomes.add(trial.undergo(fault));
                System.out.println(outcomes.getLast() + " " + scene.load());
            }
        }
    }

    private static List<Fault> chosen() {
        return CHOSEN.equals("all")
                ? List.of(Fault.values())
                : Arrays.stream(CHOSEN.split(",")).map(Fault::valueOf).toList();
    }
}
