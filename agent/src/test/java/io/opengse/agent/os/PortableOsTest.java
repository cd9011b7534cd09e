package io.opengse.agent.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What macOS and Windows get, on Linux: here, too, it is Java alone that looks. */
class PortableOsTest extends OsContract {
    @Override
    PortableOs os() {
        return new PortableOs(timer, GameEnvironment.STANDARD);
    }

    @Test
    void whatItCannotSeeIsNotHeldAgainstACaller() throws LaunchFailed {
        ProcessIdentity process = launch(game().script("game", "exec sleep 1000"));

        assertThat(os().find(game().processId())).isNull();
        assertThat(os().holdsConnection(12_345, process)).isTrue();
    }

    @Test
    void limitsThatCannotBeImposedAreTold() {
        assertThat(portable(ProcessLimits.NONE).limitsTrouble()).isEmpty();
        assertThat(portable(new ProcessLimits(1 << 20, 0, 0)).limitsTrouble()).contains("process-control");
        assertThat(portable(ProcessLimits.NONE).os()).isInstanceOf(PortableOs.class);
    }

    @Test
    void aGameOnWindowsKeepsWhatNoProgramThereRunsWithout() {
        Map<String, String> environment = new java.util.HashMap<>(Map.of(
                "Path",
                "C:\\Windows",
                "SystemRoot",
                "C:\\Windows",
                "Temp",
                "C:\\Temp",
                "AWS_SECRET",
                "s",
                "Gse_Store",
                "s"));

        GameEnvironment.STANDARD.restrict(environment, true);

        assertThat(environment).containsOnlyKeys(List.of("Path", "SystemRoot", "Temp"));
    }

    private HostSystem portable(ProcessLimits limits) {
        return HostSystem.of(
                ProcessControl.PORTABLE,
                timer,
                () -> 0,
                new HostSystem.Manners(LocalGame.withoutLinux(), limits, GameEnvironment.STANDARD));
    }
}
