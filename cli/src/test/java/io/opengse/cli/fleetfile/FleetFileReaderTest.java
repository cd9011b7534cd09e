package io.opengse.cli.fleetfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.fleet.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetFileReaderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aGame() throws IOException {
        Path program = Files.createDirectories(folder.resolve("game")).resolve("start.sh");
        Files.writeString(program, "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void everyKeyOfCreateFleetIsUnderstood() throws IOException {
        FleetFile fleet = read("""
                Name: arena
                Description: duels
                Directory: game
                InstanceType: S5.LARGE8
                FleetType: ON_DEMAND
                NewGameServerSessionProtectionPolicy: TimeLimitProtection
                GameServerSessionProtectionTimeLimit: 30
                ResourceCreationLimitPolicy:
                  NewGameServerSessionsPerCreator: 5
                  PolicyPeriodInMinutes: 10
                InboundPermissions:
                  - {FromPort: 2000, ToPort: 3000, Protocol: UDP, IpRange: 10.0.0.0/8}
                Tags:
                  - {Key: team, Value: red}
                RuntimeConfiguration:
                  GameServerSessionActivationTimeoutSeconds: 20
                  MaxConcurrentGameServerSessionActivations: 4
                  ServerProcesses:
                    - {LaunchPath: start.sh, Parameters: --sticks 21, ConcurrentExecutions: 3}
                """);

        assertThat(fleet.description().name()).isEqualTo("arena");
        assertThat(fleet.description().directory())
                .isEqualTo(folder.resolve("game").toString());
        assertThat(fleet.description().tags()).isEqualTo(Map.of("team", "red"));
        assertThat(fleet.protection().policy()).isEqualTo(ProtectionPolicy.TIME_LIMIT_PROTECTION);
        assertThat(fleet.protection().limit()).isEqualTo(Duration.ofMinutes(30));
        assertThat(fleet.creationLimit()).isEqualTo(new CreationLimit(5, Duration.ofMinutes(10)));
        assertThat(fleet.ports()).containsExactly(new InboundPermission(2000, 3000, "UDP", "10.0.0.0/8"));
        assertThat(fleet.runtime().activationTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(fleet.runtime().maxConcurrentActivations()).isEqualTo(4);
        assertThat(fleet.runtime().serverProcesses()).containsExactly(new ServerProcess("start.sh", "--sticks 21", 3));
        assertThat(fleet.warnings()).isEmpty();
    }

    @Test
    void theShortestFileHasTheDocumentedDefaults() throws IOException {
        FleetFile fleet = read("""
                Name: arena
                Directory: game
                RuntimeConfiguration:
                  ServerProcesses:
                    - LaunchPath: /local/game/start.sh
                """);

        assertThat(fleet.runtime().activationTimeout()).isEqualTo(Duration.ofSeconds(600));
        assertThat(fleet.runtime().serverProcesses()).containsExactly(new ServerProcess("/local/game/start.sh", "", 1));
        assertThat(fleet.protection().policy()).isEqualTo(ProtectionPolicy.NO_PROTECTION);
        assertThat(fleet.creationLimit()).isEqualTo(CreationLimit.STANDARD);
        assertThat(fleet.warnings()).isEmpty();
    }

    @Test
    void everyMistakeIsReportedAtOnceWithItsPlace() {
        List<String> mistakes = mistakes("""
                Name: ""
                directory: game
                Directory: nowhere
                Name: again
                NewGameServerSessionProtectionPolicy: FullProtektion
                GameServerSessionProtectionTimeLimit: 3
                InboundPermissions:
                  - FromPort: 80
                    ToPort: 3000
                    IpRange: everywhere
                RuntimeConfiguration:
                  ServerProcesses:
                    - LaunchPaht: start.sh
                      ConcurrentExecutions: many
                    - LaunchPath: start.sh
                      ConcurrentExecutions: 60
                  GameServerSessionActivationTimeoutSeconds: 601
                """);

        assertThat(mistakes)
                .containsExactly(
                        "1:7: Name: must have 1 to 50 characters, this has 0",
                        "2:1: directory: there is no such key, did you mean \"Directory\"?",
                        "3:12: Directory: there is no folder " + folder.resolve("nowhere")
                                + " (it is relative to the fleet file)",
                        "4:1: Name: stands here twice; the first is in line 1",
                        "5:39: NewGameServerSessionProtectionPolicy: must be NoProtection or TimeLimitProtection or"
                                + " FullProtection, not \"FullProtektion\", did you mean \"FullProtection\"?",
                        "6:39: GameServerSessionProtectionTimeLimit: must be from 5 to 1440, not 3",
                        "8:15: InboundPermissions[0].FromPort: must be from 1025 to 60000, not 80",
                        "10:14: InboundPermissions[0].IpRange: must be a block of addresses such as 0.0.0.0/0, not"
                                + " \"everywhere\"",
                        "13:7: RuntimeConfiguration.ServerProcesses[0].LaunchPaht: there is no such key, did you mean"
                                + " \"LaunchPath\"?",
                        "13:7: RuntimeConfiguration.ServerProcesses[0].LaunchPath: is missing; it must be a text of 1"
                                + " to 1024 characters",
                        "14:29: RuntimeConfiguration.ServerProcesses[0].ConcurrentExecutions: must be a whole number"
                                + " from 1 to 50, not \"many\"",
                        "16:29: RuntimeConfiguration.ServerProcesses[1].ConcurrentExecutions: must be from 1 to 50,"
                                + " not 60",
                        "17:46: RuntimeConfiguration.GameServerSessionActivationTimeoutSeconds: must be from 1 to 600,"
                                + " not 601");
    }

    @Test
    void tooManyProcessesInAllAreRefused() {
        assertThat(mistakes("""
                        Name: a
                        Directory: game
                        RuntimeConfiguration:
                          ServerProcesses:
                            - {LaunchPath: start.sh, ConcurrentExecutions: 30}
                            - {LaunchPath: start.sh, Parameters: x, ConcurrentExecutions: 21}
                        """))
                .containsExactly("5:5: RuntimeConfiguration.ServerProcesses: ConcurrentExecutions of all entries"
                        + " together may be 50 at most, these are 51");
    }

    @Test
    void whatIsNoYamlIsReportedWithItsPlace() {
        assertThat(mistakes("Name: [unclosed\nDirectory: game\n"))
                .singleElement()
                .asString()
                .contains("not YAML");
        assertThat(mistakes("")).singleElement().asString().startsWith("1:1: the file is empty");
        assertThat(mistakes("just words")).singleElement().asString().contains("must be a mapping of keys to values");
    }

    @Test
    void aLaunchPathThatIsNotThereIsOnlyAWarning() throws IOException {
        Files.writeString(folder.resolve("game/data.txt"), "no program");

        FleetFile fleet = read("""
                Name: a
                Directory: game
                RuntimeConfiguration:
                  ServerProcesses:
                    - LaunchPath: missing.sh
                    - LaunchPath: data.txt
                """);

        assertThat(fleet.warnings()).extracting(Mistake::line).containsExactly(5, 6);
        assertThat(fleet.warnings())
                .extracting(Mistake::text)
                .satisfiesExactly(
                        missing -> assertThat(missing).contains("there is no file"),
                        notExecutable -> assertThat(notExecutable).contains("chmod +x"));
    }

    @Test
    void aLaunchPathOutsideTheDirectoryIsAMistake() {
        assertThat(mistakes("""
                        Name: a
                        Directory: game
                        RuntimeConfiguration:
                          ServerProcesses:
                            - LaunchPath: ../other/start.sh
                            - LaunchPath: /bin/sh
                            - LaunchPath: /local/game/../start.sh
                        """))
                .satisfiesExactly(
                        above -> assertThat(above)
                                .startsWith("5:19: RuntimeConfiguration.ServerProcesses[0].LaunchPath: leads to ")
                                .contains(folder.resolve("other/start.sh") + ", out of the game's Directory"),
                        elsewhere -> assertThat(elsewhere).contains("leads to /bin/sh, out of"),
                        aboveInTheCloud -> assertThat(aboveInTheCloud).contains("leads to /local/start.sh, out of"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> FleetFileReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(BadFleetFile.class)
                .hasMessageContaining("none.yaml:1:1: there is no such file");
    }

    private FleetFile read(String text) throws IOException {
        Path file = folder.resolve("fleet.yaml");
        Files.writeString(file, text);
        return FleetFileReader.read(file);
    }

    private List<String> mistakes(String text) {
        BadFleetFile bad = catchThrowableOfType(BadFleetFile.class, () -> read(text));
        String prefix = folder.resolve("fleet.yaml") + ":";
        return bad.mistakes().stream()
                .map(Mistake::toString)
                .peek(line -> assertThat(line).startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }
}
