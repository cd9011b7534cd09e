package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.opengse.cli.Chromium.Eyes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine becomes a host and leaves again, by nothing but the console and the command it shows. */
class HostsInBrowserTest {
    @TempDir
    private Path folder;

    private RunningCommand server;
    private Chromium chromium;
    private Visitor operator;

    @BeforeEach
    void aServerThatHostsMayJoin() throws IOException {
        Path data = folder.resolve("server");
        server = RunningCommand.start(
                data,
                "server",
                "--data",
                data.toString(),
                "--api",
                "127.0.0.1:0",
                "--join",
                "127.0.0.1:0",
                "--set",
                "link=127.0.0.1:0",
                "--set",
                "beacon=off");
        chromium = Chromium.open(server.endpoints().url());
        operator = new Visitor(chromium.page(Eyes.ENGLISH), server.endpoints().url());
        operator.signIn(server.directory().credentials().orElseThrow());
    }

    @AfterEach
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        server.stop();
    }

    @Test
    void aMachineJoinsIsDrainedShutOutAndForgotten() {
        RunningCommand agent = joined(command());
        try {
            isDrainedAndUsedAgain();
            isShutOut();
        } finally {
            agent.stop();
        }
        isForgotten();

        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aTokenIsRevoked() {
        command();
        operator.unfold("Revoke a join token");
        operator.pressSurely("Revoke a join token");

        operator.sees(operator.part("tokens"), "revoked");
        assertThat(operator.part("tokens").locator("details").count()).isZero();
        assertThat(chromium.complaints()).isEmpty();
    }

    /** Makes a token, and says the command that is shown with it. */
    private String command() {
        operator.open("/console/hosts");
        operator.unfold("Make a join token");
        operator.fill("Region", "east");
        operator.fill("Labels.0", "gpu=yes");
        operator.fill("Uses", "2");
        operator.button("Make a join token").click();
        Locator outcome = operator.page().locator("output.good");
        operator.sees(outcome, "On the machine");
        operator.sees(operator.part("tokens"), "0 / 2");
        hasNoBarriersByDayAndByNight();
        String text = outcome.innerText();
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("gse agent --join https://"))
                .findFirst()
                .map(line -> line.replaceAll("\\s+Copy$", ""))
                .orElseThrow(() -> new AssertionError(text));
    }

    private void hasNoBarriersByDayAndByNight() {
        for (ColorScheme theme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            operator.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            assertThat(chromium.barriers(operator.page())).as(theme.name()).isEmpty();
        }
    }

    private RunningCommand joined(String command) {
        Path data = folder.resolve("agent");
        List<String> arguments =
                new ArrayList<>(Arrays.asList(command.substring("gse ".length()).split(" ", -1)));
        arguments.addAll(List.of("--data", data.toString(), "--sdk", "127.0.0.1:0", "--set", "host-id=east-1"));
        RunningCommand agent = RunningCommand.startUntil("east-1", data, arguments.toArray(String[]::new));
        operator.sees(operator.part("hosts"), "east-1");
        operator.sees(operator.part("hosts"), "connected");
        operator.sees(operator.part("hosts"), "gpu=yes");
        operator.sees(operator.part("tokens"), "1 / 2");
        return agent;
    }

    private void isDrainedAndUsedAgain() {
        operator.link("east-1").click();
        operator.pressSurely("Drain host");
        operator.sees(operator.part("facts"), "empty");
        operator.button("Use it again").click();
        operator.sees(operator.button("Drain host"), "Drain host");
    }

    private void isShutOut() {
        operator.pressSurely("Shut host out");
        operator.sees(operator.part("facts"), "shut out");
        operator.sees(operator.part("facts"), "away");
        hasNoBarriersByDayAndByNight();
    }

    private void isForgotten() {
        operator.pressSurely("Forget host");
        operator.page().waitForURL(operator.origin() + "/console/hosts");
        operator.sees(operator.part("hosts"), "No host has connected");
        operator.open("/console/audit");
        operator.sees(operator.page().locator("main"), "OpengseForgetHost");
    }
}
