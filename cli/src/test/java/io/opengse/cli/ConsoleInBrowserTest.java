package io.opengse.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.opengse.cli.Chromium.Eyes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The web console of a running gse up, in a real browser: every page, for every eye, and with keys alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleInBrowserTest {
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

    private RunningCommand up;
    private String origin = "";
    private Chromium chromium;

    @BeforeAll
    void upWithTheDemoFleet(@TempDir Path folder) throws IOException {
        up = RunningCommand.start(
                folder, "up", "--data", folder.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        origin = up.endpoints().url();
        up.awaitOutput("/console/enter?ticket=");
        Operator operator = new Operator(up, folder);
        operator.gse("session", "create", "--name", "an evening's match");
        operator.gse("alias", "create", "live", "--fleet", "demo");
        operator.gse("queue", "create", "ranked", "--to", "demo");
        operator.gse("placement", "start", "match-1", "--queue", "ranked", "--player", "ada");
        operator.gse("credential", "create", "builder");
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
    void whatAProcessPrintsAndCallsIsSeen() {
        Visitor visitor = signedIn(Eyes.ENGLISH);
        Page page = visitor.page();
        page.navigate(origin + "/console/processes");
        page.locator("tbody a[href*='/console/process?']").first().click();
        visitor.link("Output and calls").click();

        visitor.sees(page.locator(".tail"), "ready: players connect");
        visitor.sees(page.locator("#calls"), "ProcessReady");
    }

    @Test
    void aPageCanBeWalkedWithKeysAlone() {
        Page page = signedIn(Eyes.ENGLISH).page();
        page.navigate(origin + "/console/fleets");
        page.keyboard().press("Tab");

        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.locator("main tbody a").first()).isFocused();
        assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
    }

    @Test
    void aQuestionKeepsTheFocusAndGivesItBack() {
        Visitor visitor = signedIn(Eyes.ENGLISH);
        Page page = visitor.page();
        page.navigate(origin + "/console/fleets");
        visitor.link("demo").click();
        Locator delete = visitor.button("Delete fleet");
        delete.press("Enter");

        assertThat(page.locator("#ask")).isVisible();
        for (int times = 0; times < 5; times++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.closest('main, header, footer') === null"))
                    .as("what lies below the question is out of reach")
                    .isEqualTo(true);
        }
        page.keyboard().press("Escape");
        assertThat(page.locator("#ask")).not().isVisible();
        assertThat(delete).isFocused();
        visitor.sees(visitor.part("facts"), "active");
    }

    @Test
    void everyPageHasNoBarriersInEnglishByDay() {
        walk(Eyes.ENGLISH);
    }

    @Test
    void everyPageHasNoBarriersInChineseByNightOnAPhone() {
        walk(Eyes.CHINESE_PHONE);
    }

    @Test
    void everyPageHasNoBarriersInEnglishByNightOnAPhone() {
        walk(Eyes.ENGLISH_NIGHT_PHONE);
    }

    @Test
    void everyPageHasNoBarriersInChineseByDay() {
        walk(Eyes.CHINESE);
    }

    /** Every list, one of every sort of thing, every side of a fleet. */
    private void walk(Eyes eyes) {
        Page page = signedIn(eyes).page();
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

        assertThat(things).hasSizeGreaterThan(8);
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

    private Visitor signedIn(Eyes eyes) {
        Visitor visitor = new Visitor(chromium.page(eyes), origin);
        visitor.signIn(up.directory().credentials().orElseThrow());
        return visitor;
    }
}
