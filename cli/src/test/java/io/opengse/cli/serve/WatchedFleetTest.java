package io.opengse.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.cli.console.Screen;
import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFleetTest {
    private static final String FLEET = """
            Name: arena
            Directory: .
            RuntimeConfiguration:
              ServerProcesses:
                - LaunchPath: game.sh
                  ConcurrentExecutions: 2
            """;

    @TempDir
    Path folder;

    private final Screen screen = new Screen();
    private final Engine engine = new Engine(
            new MemoryStore(),
            EngineSettings.standard(),
            Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
            new Random(1),
            _ -> {});
    private Path file = Path.of("");

    @BeforeEach
    void aFleetFile() throws IOException {
        file = Files.writeString(folder.resolve("fleet.yaml"), FLEET);
        Files.writeString(folder.resolve("game.sh"), "#!/bin/sh\n");
    }

    @Test
    void theSameNameFindsTheSameFleetAgain() {
        WatchedFleet first = watched();
        WatchedFleet second = watched();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(engine.fleets().count()).isEqualTo(1);
    }

    @Test
    void aSavedEditIsAppliedAtTheNextLook() throws IOException {
        WatchedFleet watched = watched();
        save(FLEET.replace("Executions: 2", "Executions: 5")
                + "NewGameServerSessionProtectionPolicy: FullProtection\n");

        watched.look();

        Fleet fleet = engine.fleets().require(watched.id());
        assertThat(fleet.runtime().serverProcesses().getFirst().concurrentExecutions())
                .isEqualTo(5);
        assertThat(fleet.protection().policy()).isEqualTo(ProtectionPolicy.FULL_PROTECTION);
        assertThat(screen.err()).contains("runtime configuration: 5 processes").contains("FullProtection");
    }

    @Test
    void aBrokenEditIsReportedAndTheOldStateStays() throws IOException {
        WatchedFleet watched = watched();
        save(FLEET.replace("Executions: 2", "Executions: 500"));

        watched.look();
        watched.look();

        assertThat(engine.fleets()
                        .require(watched.id())
                        .runtime()
                        .serverProcesses()
                        .getFirst()
                        .concurrentExecutions())
                .isEqualTo(2);
        assertThat(screen.err().lines()).hasSize(2);
        assertThat(screen.err()).contains("fleet.yaml:6:29:").contains("not applied");
    }

    @Test
    void aBrokenEditThatIsMendedIsApplied() throws IOException {
        WatchedFleet watched = watched();
        save("Name: [");
        watched.look();
        save(FLEET.replace("Executions: 2", "Executions: 3"));

        watched.look();

        assertThat(watched.file().runtime().serverProcesses().getFirst().concurrentExecutions())
                .isEqualTo(3);
    }

    @Test
    void whatCannotBeChangedIsSaid() throws IOException {
        WatchedFleet watched = watched();
        save(FLEET + "Description: another\nInstanceType: S5.LARGE8\n");

        watched.look();

        assertThat(screen.err()).contains("description").contains("for others give the fleet another Name");
    }

    @Test
    void anUntouchedFileIsNotReadAgain() {
        WatchedFleet watched = watched();

        watched.look();

        assertThat(screen.err()).isEmpty();
    }

    private WatchedFleet watched() {
        return new WatchedFleet(FleetText.of(file), new FleetPlan(engine), screen.console());
    }

    /** As an editor does it: another file in its place. */
    private void save(String text) throws IOException {
        Path draft = Files.writeString(folder.resolve("fleet.yaml.draft"), text);
        Files.move(draft, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
