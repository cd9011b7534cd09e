package io.opengse.agent.os;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinuxOsTest extends OsContract {
    @Override
    LinuxOs os() {
        return new LinuxOs(timer, () -> 0, LocalGame.off(), ProcessLimits.NONE);
    }

    @Test
    void aRunningProcessIsFoundByOurIdOfIt() throws LaunchFailed {
        LinuxOs os = os();
        assertThat(os.find(game().processId())).isNull();

        ProcessIdentity process = launch(game().script("game", "sleep 1000 &", "exec sleep 1000"));

        assertThat(os().find(game().processId())).isEqualTo(process);
    }
}
