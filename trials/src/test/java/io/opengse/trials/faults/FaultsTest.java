package io.opengse.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.trials.site.Installation;
import io.opengse.trials.site.Network;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * Two servers, PostgreSQL and three hosts with real games and players, and each of their parts dies, freezes or is cut off
 * in turn: -Dfaults=LEADER_KILLED,DATABASE_KILLED for some, -Dfaults=all for all. With
 * -Dfaults.write=true what came of them is written into docs/reliability.md.
 */
class FaultsTest {
    private static final String SLICE = Fault.LEADER_KILLED + "," + Fault.LEADER_CUT_FROM_DATABASE;
    private static final boolean WRITE = Boolean.getBoolean("faults.write");
    private static final String CHOSEN = System.getProperty("faults", SLICE);

    @Test
    void nothingAcknowledgedIsLostAndEverythingComesBack(@TempDir Path folder) throws Exception {
        requireNamespaces();
        try (Installation installation = new Installation(folder, Scene.perInstance());
                Scene scene = Scene.on(installation)) {
            Trial trial = new Trial(scene, Clock.systemUTC());
            for (Fault fault : chosen()) {
                Trial.Outcome outcome = trial.undergo(fault);
                System.out.println(outcome);
                if (WRITE) {
                    FaultTable.write(outcome);
                }
            }
        }
    }

    @Test
    void everyFaultHasItsRow() {
        assertThat(FaultTable.titles())
                .isEqualTo(Arrays.stream(Fault.values()).map(Fault::title).toList());
    }

    private static void requireNamespaces() {
        if (!Network.possible()) {
            System.out.println("""
                    #################################################################
                    # NOT TRIED: faults of a cluster. It needs root and `ip netns`. #
                    #################################################################""");
            throw new TestAbortedException("network namespaces cannot be made here: faults were NOT TRIED");
        }
    }

    private static List<Fault> chosen() {
        return CHOSEN.equals("all")
                ? List.of(Fault.values())
                : Arrays.stream(CHOSEN.split(",")).map(Fault::valueOf).toList();
    }
}
