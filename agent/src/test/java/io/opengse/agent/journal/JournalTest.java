package io.opengse.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.agent.loop.LogBundle;
import io.opengse.agent.loop.Memory;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.Processes;
import io.opengse.protocol.link.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("processes")
    void aProcessIsRememberedInEveryState(GameProcess process) throws IOException {
        try (Journal journal = Journal.open(directory)) {
            journal.remember(process);
        }

        assertThat(load().processes()).containsExactly(process.lasting());
    }

    static Stream<GameProcess> processes() {
        return Stream.of(
                Processes.ordered(),
                Processes.launching(),
                Processes.ready(),
                Processes.starting(),
                Processes.hosting(),
                Processes.ending(),
                Processes.signalled(),
                Processes.exited(),
                Processes.stranger());
    }

    @Test
    void theLastWordCounts() throws IOException {
        try (Journal journal = Journal.open(directory)) {
            journal.remember(Processes.launching());
            journal.remember(Processes.hosting());
        }

        assertThat(load().processes()).containsExactly(Processes.hosting().lasting());
    }

    @Test
    void whatIsForgottenIsGone() throws IOException {
        LogBundle bundle = new LogBundle("proc-1", "session-1", "/local/game", List.of("./logs", "a=b\nc\\n"));
        try (Journal journal = Journal.open(directory)) {
            journal.remember(Processes.ready());
            journal.remember(bundle);
            assertThat(journal.load().logs()).containsExactly(bundle);

            journal.forget("proc-1");
            journal.forget(bundle);
            journal.forget("proc-never-known");
        }

        assertThat(load()).isEqualTo(Memory.NONE);
    }

    @Test
    void noticesAreRemembered() throws IOException {
        Notice notice =
                Notice.newBuilder().setNumber(7).setMessage("two\nlines").build();
        try (Journal journal = Journal.open(directory)) {
            journal.remember(List.of(notice));
        }

        assertThat(load().notices()).containsExactly(notice);
    }

    @Test
    void aTornFileIsSetAsideAndTheOthersAreRead() throws IOException {
        try (Journal journal = Journal.open(directory)) {
            journal.remember(Processes.ready());
        }
        Path good = directory.resolve("processes/proc-1.record");
        String text = Files.readString(good, StandardCharsets.UTF_8);
        Path torn = directory.resolve("processes/proc-2.record");
        Files.writeString(torn, text.substring(0, 40), StandardCharsets.UTF_8);

        assertThat(load().processes()).hasSize(1);
        assertThat(torn).doesNotExist();
        assertThat(directory.resolve("processes/proc-2.record.unreadable")).exists();
    }

    @Test
    void aHalfWrittenNewFileDoesNotHideTheOldOne() throws IOException {
        try (Journal journal = Journal.open(directory)) {
            journal.remember(Processes.hosting());
        }
        Files.writeString(directory.resolve("processes/proc-1.record.new"), "id=pr", StandardCharsets.UTF_8);

        assertThat(load().processes()).hasSize(1);
    }

    @Test
    void theNameOfTheHostIsMadeOnce() throws IOException {
        try (Journal journal = Journal.open(directory)) {
            assertThat(journal.hostId(() -> "host-1")).isEqualTo("host-1");
        }
        try (Journal journal = Journal.open(directory)) {
            assertThat(journal.hostId(() -> "host-2")).isEqualTo("host-1");
        }
    }

    @Test
    void aSecondAgentOnTheSameDirectoryIsRefused() throws IOException {
        try (Journal journal = Journal.open(directory)) {
            assertThat(journal.load()).isEqualTo(Memory.NONE);
            assertThatThrownBy(() -> Journal.open(directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another agent uses")
                    .hasMessageContaining("--set data=");
        }
    }

    private Memory load() throws IOException {
        try (Journal journal = Journal.open(directory)) {
            return journal.load();
        }
    }
}
