package io.opengse.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.opengse.cli.Chromium.Eyes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The web console of a running gse up, in a real browser: what an operator does on an evening. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleInBrowserTest {
    private static final Pattern LINK = Pattern.compile("http://\\S+/console/enter\\?ticket=\\S+");
    private static final double PATIENCE = 60_000;
    private static final List<String> LISTS = List.of(
            "",
            "fleets",
            "hosts",
            "processes",
            "sessions",
            "queues",
            "placements",
            "aliases",
            "assets",
            "events",
            "credentials",
            "policies",
            "audit",
            "quotas",
            "settings");

    private Path data;
    private RunningCommand up;
    private String origin = "";
    private Chromium chromium;

    @BeforeAll
    void upWithTheDemoFleet(@TempDir Path folder) throws IOException {
        data = folder;
        up = RunningCommand.start(
                data, "up", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        origin = up.endpoints().url();
        up.awaitOutput("/console/enter?ticket=");
        chromium = Chromium.open(origin);
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        up.stop();
    }

    @AfterEach
    void nothingIsToBeComplainedOf() {
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theLinkOfGseUpSignsInAndSigningOutLeads() {
        Matcher link = LINK.matcher(up.screen().out());
        assertThat(link.find()).isTrue();
        Page page = chromium.page(Eyes.ENGLISH);

        page.navigate(link.group());
        page.waitForURL(origin + "/console");
        button(page, "Sign out").click();

        page.waitForURL(origin + "/console/sign-in");
    }

    @Test
    void aSessionIsFollowedLiveFromItsCreationToItsEnd() {
        Page page = signedIn(Eyes.ENGLISH);
        page.navigate(origin + "/console/fleets");
        link(page, "demo").click();
        summary(page, "Create a session").click();
        page.locator("details[open] [name=Name]").fill("an evening's match");
        button(page, "Create a session").click();
        page.waitForURL(url -> url.contains("/console/session?id="));
        page.evaluate("window.loadedOnce = true");

        awaitText(page.locator("[data-part=facts]"), "active");
        awaitText(page.locator("[data-part=story]"), "SESSION_ACTIVE");
        summary(page, "Join a player").click();
        page.locator("details[open] [name=PlayerId]").fill("ada");
        button(page, "Join a player").click();
        awaitText(page.locator(".outcome.good"), "PlayerSessionId");
        awaitText(page.locator("[data-part=players]"), "ada");
        assertThat(page.evaluate("window.loadedOnce")).as("never loaded again").isEqualTo(true);
        button(page, "End session and process").click();
        button(page, "Do it").click();
        page.waitForURL(url -> url.contains("/console/session?id="));

        awaitText(page.locator("[data-part=story]"), "SESSION_TERMINATED");
        awaitText(page.locator("[data-part=facts]"), "over");
    }

    @Test
    void whatAProcessPrintsAndCallsIsSeen() {
        Page page = signedIn(Eyes.ENGLISH);
        page.navigate(origin + "/console/processes");
        page.locator("tbody a[href*='/console/process?']").first().click();
        link(page, "Output and calls").click();

        awaitText(page.locator(".tail"), "ready: players connect");
        awaitText(page.locator("#calls"), "ProcessReady");
    }

    @Test
    void aPackageIsUploaded() throws IOException {
        Page page = signedIn(Eyes.ENGLISH);
        page.navigate(origin + "/console/assets");
        page.setInputFiles("#upload-file", zip());
        assertThat(page.locator("#upload-name")).hasValue("arena-1.0");
        button(page, "Upload").click();

        page.waitForURL(url -> url.contains("/console/asset?id="));
        awaitText(page.locator("h1"), "arena-1.0");
    }

    @Test
    void aFleetIsScaled() {
        Page page = signedIn(Eyes.ENGLISH);
        page.navigate(origin + "/console/fleets");
        link(page, "demo").click();
        link(page, "Capacity and scaling").click();
        summary(page, "Set capacity").click();
        page.locator("details[open] [name=MaxSize]").fill("3");
        button(page, "Set capacity").click();

        awaitText(page.locator(".notice"), "Done");
        awaitText(page.locator("[data-part=capacity]"), "0 – 3");
    }

    @Test
    void everyPageHasNoBarriersInEnglishByDay() {
        walk(Eyes.ENGLISH);
    }

    @Test
    void everyPageHasNoBarriersInChineseByNightOnAPhone() {
        walk(Eyes.CHINESE_PHONE);
    }

    /** Every list, one of every sort of thing, every side of a fleet. */
    private void walk(Eyes eyes) {
        Page page = signedIn(eyes);
        List<String> barriers = new ArrayList<>();
        Set<String> things = new LinkedHashSet<>();
        for (String name : LISTS) {
            look(page, origin + "/console" + (name.isEmpty() ? "" : "/" + name), barriers);
            Locator first = page.locator("main tbody a[href^='/console/']");
            if (first.count() > 0) {
                things.add(String.valueOf(first.first().getAttribute("href")));
            }
        }
        for (String thing : things) {
            look(page, origin + thing, barriers);
            for (Locator tab : page.locator(".tabs a").all()) {
                barriers.addAll(seen(page.context().newPage(), origin + tab.getAttribute("href")));
            }
        }

        assertThat(things).hasSizeGreaterThan(4);
        assertThat(barriers).isEmpty();
    }

    private List<String> seen(Page page, String url) {
        List<String> barriers = new ArrayList<>();
        look(page, url, barriers);
        page.close();
        return barriers;
    }

    private void look(Page page, String url, List<String> barriers) {
        page.navigate(url);
        assertThat(page.locator("h1")).hasCount(1);
        for (Locator closed : page.locator("details.action").all()) {
            closed.evaluate("details => { details.open = true; }");
        }
        chromium.barriers(page).forEach(barrier -> barriers.add(url + " " + barrier));
        Object wide = page.evaluate("document.documentElement.scrollWidth > innerWidth");
        if (Boolean.TRUE.equals(wide)) {
            barriers.add(url + " is wider than its window");
        }
    }

    private Page signedIn(Eyes eyes) {
        var credentials = up.directory().credentials().orElseThrow();
        Page page = chromium.page(eyes);
        page.navigate(origin + "/console");
        page.locator("#secret-id").fill(credentials.secretId());
        page.locator("#secret-key").fill(credentials.secretKey());
        page.locator("form[action='/console/sign-in'] button").click();
        page.waitForURL(origin + "/console");
        return page;
    }

    private Path zip() throws IOException {
        Path zip = data.resolve("arena-1.0.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry("start.sh"));
            out.write("#!/bin/sh\nexec sleep 60\n".getBytes(StandardCharsets.UTF_8));
        }
        return zip;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator summary(Page page, String name) {
        return page.locator("summary").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void awaitText(Locator where, String text) {
        assertThat(where).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }
}
