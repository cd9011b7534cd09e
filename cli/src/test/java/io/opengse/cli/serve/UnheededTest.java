package io.opengse.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.agent.AgentSettings;
import io.opengse.cli.RunningCommand;
import io.opengse.cli.console.Screen;
import io.opengse.server.ServerSettings;
import io.opengse.settings.BadSettings;
import io.opengse.settings.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody wrote in vain is refused or said. */
class UnheededTest {
    private static final List<Setting<?>> SERVER = ServerSettings.declared();
    private static final List<Setting<?>> AGENT = AgentSettings.declared();

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up --set join=127.0.0.1:5762",
                "up --set link=127.0.0.1:5760",
                "up --set join-addresses=gse.example:5762",
                "local --set host-certificate-life=1d"
            })
    void settingsForOtherMachinesAreRefusedByAProgramWithItsOwnAgent(String command) {
        Screen screen = new Screen();

        int exit = RunningCommand.run(screen, (command + " --data " + data + " --api 127.0.0.1:0").split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(screen.err())
                .contains(command.replaceFirst(".*--set (.*)=.*", "$1") + " is for hosts on other machines")
                .contains("start gse server, and gse agent on each host");
    }

    @Test
    void theyAreRefusedWhereverTheyWereWritten() {
        Keys keys = new Keys(Map.of("link", "0.0.0.0:5760"), Map.of("GSE_JOIN", "0.0.0.0:5762"), Map.of());

        assertThat(Unheeded.besideOwnAgent(keys))
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("config.yaml: link is for hosts"),
                        problem -> assertThat(problem).startsWith("GSE_JOIN in the environment: join is for hosts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdk=127.0.0.1:0", "agent-metrics=127.0.0.1:0"})
    void aServerIsNotToldWhatItsAgentsRead(String setting) {
        assertThatThrownBy(() -> given(setting).resolve(SERVER))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining(" is read by gse agent, not here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api=127.0.0.1:0", "join=127.0.0.1:0"})
    void anAgentIsNotToldWhatItsServerReads(String setting) {
        assertThatThrownBy(() -> given(setting).resolve(AGENT))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining(" is read by gse server, not here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "store-password-file=/etc/secret while store is sqlite",
                "blob-store-key-id=k while blob-store is file",
                "tls-names=gse.example while tls is false",
                "join-addresses=gse.example:5762 while join is empty",
                "trace-ratio=0.1 while otlp-endpoint is empty"
            })
    void whatWaitsForAnotherSettingIsSaid(String text) {
        String[] parts = text.split("(?= while )");

        assertThat(said(given(parts[0]), SERVER))
                .contains("--set: " + parts[0].replaceFirst("=.*", "") + " does nothing" + parts[1]);
    }

    @Test
    void whatCountsAndWhatNobodyWroteIsNotSpokenOf() {
        assertThat(said(new Keys(Map.of(), Map.of(), Map.of()), SERVER)).isEmpty();
        assertThat(said(
                        new Keys(
                                Map.of("otlp-endpoint", "http://127.0.0.1:4318"),
                                Map.of("GSE_TRACE_RATIO", "0.1"),
                                Map.of("tls", "true", "tls-names", "gse.example")),
                        SERVER))
                .isEmpty();
        assertThat(said(new Keys(Map.of(), Map.of("GSE_TLS_NAMES", "gse.example"), Map.of()), AGENT))
                .as("an agent has no such setting")
                .isEmpty();
    }

    @Test
    void aHostThatJoinedIsToldThatItsLinkIsNotRead() {
        Screen screen = new Screen();

        Unheeded.tellMember(given("link=127.0.0.1:5760"), screen.console());

        assertThat(screen.err()).contains("--set: link does nothing while this machine is a host that joined");
    }

    private static Keys given(String setting) {
        String[] parts = setting.split("=", 2);
        return new Keys(Map.of(), Map.of(), Map.of(parts[0], parts[1]));
    }

    private static String said(Keys keys, List<Setting<?>> declared) {
        Screen screen = new Screen();
        Unheeded.tell(keys, declared, screen.console());
        return screen.err();
    }
}
