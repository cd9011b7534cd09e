package io.opengse.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.opengse.cli.Chromium.Eyes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The web console of a running gse up, in a real browser: every page, for every eye, and with keys alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleInBrowserTest {
    /** Every page there is, as docs/console.md lists them. */
    private static final List<String> PAGES = List.of(
            "",
            "/fleets",
            "/fleet",
            "/instance",
            "/hosts",
            "/host",
            "/processes",
            "/process",
            "/sessions",
            "/session",
            "/queues",
            "/queue",
            "/placements",
            "/placement",
            "/aliases",
            "/alias",
            "/assets",
            "/asset",
            "/events",
            "/credentials",
            "/credential",
            "/policies",
            "/policy",
            "/audit",
            "/quotas",
            "/settings");

    private RunningCommand up;
    private String origin = "";
    private Chromium chromium;

    @BeforeAll
    void upWithTheDemoFleet(@TempDir Path folder) throws Exception {
        up = RunningCommand.start(
                folder, "up", "--data", folder.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        origin = up.endpoints().url();
        up.awaitOutput("/console/enter?ticket=");
        Operator operator = new Operator(up, folder);
        // Waits for the fleet: the link to the console comes even when its games are slow to start.
        operator.gse("session", "end", operator.match(operator.theOnlyFleet()).getGameServerSessionId());
        operator.gse("session", "create", "--name", "an evening's match");
        operator.gse("alias", "create", "live", "--fleet", "demo");
        operator.gse("queue", "create", "ranked", "--to", "demo");
        operator.gse("placement", "start", "match-1", "--queue", "ranked", "--player", "ada");
        operator.gse("credential", "create", "builder");
        operator.gse("asset", "push", folder.resolve("demo").toString(), "--name", "arena", "--version", "1.0");
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
    void theDoorAndAQuestionHaveNoBarriersByDayAndByNight() {
        List<Eyes> all = List.of(Eyes.ENGLISH, Eyes.ENGLISH_NIGHT_PHONE, Eyes.CHINESE, Eyes.CHINESE_PHONE);
        assertThat(all).allSatisfy(eyes -> assertThat(barriersAtTheDoor(eyes)).isEmpty());
        for (Eyes eyes : List.of(Eyes.ENGLISH, Eyes.CHINESE_PHONE)) {
            Page page = signedIn(eyes).page();
            page.navigate(origin + "/console/fleets");
            page.locator("main tbody a").first().click();
            page.locator("form.do[data-confirm] button.danger").first().click();
            assertThat(page.locator("#ask")).isVisible();
            assertThat(chromium.barriers(page)).isEmpty();
        }
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

    private void walk(Eyes eyes) {
        Tour tour = new Tour(chromium, signedIn(eyes));

        assertThat(tour.barriers()).isEmpty();
        assertThat(tour.stoodOn())
                .containsExactlyInAnyOrderElementsOf(
                        PAGES.stream().map(page -> "/console" + page).toList());
    }

    private List<String> barriersAtTheDoor(Eyes eyes) {
        Page page = chromium.page(eyes);
        page.navigate(origin + "/console/sign-in");
        return chromium.barriers(page);
    }

    private Visitor signedIn(Eyes eyes) {
        Visitor visitor = new Visitor(chromium.page(eyes), origin);
        visitor.signIn(up.directory().credentials().orElseThrow());
        return visitor;
    }
}
