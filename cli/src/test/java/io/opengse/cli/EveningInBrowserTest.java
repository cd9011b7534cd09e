package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.opengse.cli.Chromium.Eyes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * An operator's evening in the browser, with real games: deploy, create, watch, break things with every developer's button
 * and read why, mend, scale, drain. No error, no failed request and no request to anybody else is let pass.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveningInBrowserTest {
    private static final Pattern LINK = Pattern.compile("http://\\S+/console/enter\\?ticket=\\S+");
    private static final String DROP = """
            (content) => {
              const drop = document.querySelector('.drop');
              const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
              const transfer = new DataTransfer();
              transfer.items.add(new File([bytes], 'arena-1.0.zip', { type: 'application/zip' }));
              drop.dispatchEvent(new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true }));
              drop.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
            }""";

    private Path data;
    private RunningCommand up;
    private Chromium chromium;
    private Visitor operator;

    @BeforeAll
    void upWithTheDemoFleet(@TempDir Path folder) throws IOException {
        data = folder;
        up = RunningCommand.start(
                data,
                "up",
                "--data",
                data.toString(),
                "--api",
                "127.0.0.1:0",
                "--sdk",
                "127.0.0.1:0",
                "--set",
                "beacon=off",
                "--set",
                "health-check-interval=1s",
                "--set",
                "player-reservation-timeout=20m");
        up.awaitOutput("/console/enter?ticket=");
        String origin = up.endpoints().url();
        chromium = Chromium.open(origin);
        operator = new Visitor(chromium.page(Eyes.ENGLISH), origin);
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        up.stop();
    }

    @Test
    void anOperatorsEvening() throws IOException {
        signsInByTheLink();
        uploadsByDragAndDrop();
        String fleet = deploys();
        letsASeatLapse(fleet);
        killsTheGameOfASession(fleet);
        letsHealthChecksFail(fleet);
        tellsAProcessToEnd(fleet);
        dropsTheLinkOfTheHost();
        mends(fleet);
        scales(fleet);
        drains(fleet);
        signsOut();

        assertThat(chromium.complaints()).isEmpty();
    }

    private void signsInByTheLink() {
        Matcher link = LINK.matcher(up.screen().out());
        assertThat(link.find()).isTrue();
        operator.page().navigate(link.group());
        operator.page().waitForURL(operator.origin() + "/console");
    }

    private void uploadsByDragAndDrop() throws IOException {
        operator.open("/console/assets");
        operator.page().evaluate(DROP, packed());
        assertThat(operator.page().locator("#upload-name").inputValue()).isEqualTo("arena-1.0");
        operator.button("Upload").click();
        operator.page().waitForURL(url -> url.contains("/console/asset?id="));
        operator.sees(operator.page().locator("h1"), "arena-1.0");
    }

    /** The sample game: what starts the demo fleet. */
    private String packed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"start.sh", "game.sh"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(data.resolve("demo").resolve(name)));
            }
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Says the path of the new fleet's page. */
    private String deploys() {
        operator.unfold("Make a fleet");
        operator.fill("Name", "arena");
        operator.fill("RuntimeConfiguration.ServerProcesses.0.LaunchPath", "start.sh");
        operator.fill("RuntimeConfiguration.ServerProcesses.0.ConcurrentExecutions", "2");
        operator.fill("InboundPermissions.0.FromPort", "1025");
        operator.fill("InboundPermissions.0.ToPort", "60000");
        operator.page().locator("details[open] select[name$=Protocol]").selectOption("TCP");
        operator.button("Make a fleet").click();
        operator.page().waitForURL(url -> url.contains("/console/fleet?id="));
        operator.page().evaluate("window.loadedOnce = true");
        operator.sees(operator.part("facts"), "active");
        operator.sees(operator.part("why"), "2 processes are free");
        assertThat(operator.page().evaluate("window.loadedOnce"))
                .as("followed without loading again")
                .isEqualTo(true);
        String url = operator.page().url();
        return url.substring(operator.origin().length());
    }

    private void creates(String fleet, String name) {
        operator.open(fleet);
        operator.unfold("Create a session");
        operator.fill("Name", name);
        operator.button("Create a session").click();
        operator.page().waitForURL(url -> url.contains("/console/session?id="));
        operator.page().evaluate("window.loadedOnce = true");
        operator.sees(operator.part("story"), "SESSION_ACTIVE");
        operator.sees(operator.part("facts"), "active");
    }

    /** The button for it comes with the player, and goes with the seat. */
    private void letsASeatLapse(String fleet) {
        creates(fleet, "a quiet match");
        operator.unfold("Join a player");
        operator.fill("PlayerId", "ada");
        operator.button("Join a player").click();
        operator.sees(operator.part("players"), "ada");
        operator.unfold("Let a reservation lapse");
        assertThat(operator.page().evaluate("window.loadedOnce")).isEqualTo(true);
        operator.pressSurely("Let a reservation lapse");
        operator.sees(operator.part("players"), "did not come");
        operator.sees(operator.part("why"), "A seat was given up");
        operator.sees(operator.part("try"), "There is nothing to do here now.");
    }

    private void killsTheGameOfASession(String fleet) {
        creates(fleet, "a short match");
        String session = operator.page().url();
        Locator process = operator.part("facts").locator("a[href*='/console/process?']");
        operator.open(process.getAttribute("href") + "&tab=output");
        operator.sees(operator.page().locator(".tail"), "ready: players connect");
        operator.sees(operator.page().locator("#calls"), "ActivateGameServerSession");
        operator.link("State").click();
        operator.pressSurely("Kill the process");
        operator.sees(operator.part("facts"), "crashed");
        operator.sees(operator.part("why"), "it was killed (SIGKILL)");
        operator.sees(operator.part("why"), "It was broken on purpose");
        operator.sees(operator.part("do"), "There is nothing to do here now.");
        operator.page().navigate(session);
        operator.sees(operator.part("why"), "its process came to a bad end");
    }

    private void opensAFreeProcess(String fleet) {
        operator.open(fleet);
        operator.sees(operator.part("why"), "free: so many sessions can be created now");
        operator.open(fleet + "&tab=processes");
        operator.page()
                .locator("tbody tr:has(.tone-good) a[href*='/console/process?']")
                .first()
                .click();
        operator.sees(operator.part("facts"), "active");
    }

    private void letsHealthChecksFail(String fleet) {
        opensAFreeProcess(fleet);
        operator.unfold("Fail health checks");
        operator.pressSurely("Fail health checks");
        operator.sees(operator.part("why"), "its next 3 health checks fail on purpose");
        operator.sees(operator.part("why"), "three health checks in a row failed");
        operator.sees(operator.part("facts"), "over");
    }

    private void tellsAProcessToEnd(String fleet) {
        opensAFreeProcess(fleet);
        operator.unfold("Send OnProcessTerminate");
        operator.fill("WithinSeconds", "20");
        operator.pressSurely("Send OnProcessTerminate");
        operator.sees(operator.part("why"), "it is told to end within 20 s");
        operator.sees(operator.part("why"), "It was ended on request");
        operator.sees(operator.part("facts"), "over");
    }

    private void dropsTheLinkOfTheHost() {
        operator.open("/console/hosts");
        operator.page().locator("tbody a[href*='/console/host?']").first().click();
        operator.unfold("Drop the agent link");
        operator.fill("ForSeconds", "2");
        operator.pressSurely("Drop the agent link");
        operator.sees(operator.part("why"), "is dropped on purpose for 2 s");
        operator.sees(operator.part("facts"), "connected");
    }

    /** What went is launched again by itself; a third copy is wished for. */
    private void mends(String fleet) {
        operator.open(fleet + "&tab=settings");
        operator.unfold("Change the runtime configuration");
        operator.fill("RuntimeConfiguration.ServerProcesses.0.ConcurrentExecutions", "3");
        operator.pressSurely("Change the runtime configuration");
        operator.open(fleet);
        operator.page().locator(".square.tone-good").nth(2).waitFor();
    }

    private void scales(String fleet) {
        operator.open(fleet + "&tab=capacity");
        operator.unfold("Set capacity");
        operator.fill("MaxSize", "2");
        operator.fill("DesiredInstances", "2");
        operator.button("Set capacity").click();
        operator.sees(operator.page().locator(".notice"), "Done");
        operator.sees(operator.part("capacity"), "0 – 2");
        operator.sees(operator.part("why"), "FLEET_SCALING_EVENT");
        operator.page()
                .locator("[data-part=instances] tbody tr:nth-child(2) .tone-good")
                .waitFor();
    }

    private void drains(String fleet) {
        operator.open(fleet);
        operator.pressSurely("Delete fleet");
        operator.page()
                .locator("[data-part=facts] .tone-over, [data-part=facts] .tone-warning")
                .first()
                .waitFor();
        operator.sees(operator.part("facts"), "over");
    }

    private void signsOut() {
        Page page = operator.page();
        operator.button("Sign out").click();
        page.waitForURL(operator.origin() + "/console/sign-in");
    }
}
