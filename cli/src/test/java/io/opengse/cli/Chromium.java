package io.opengse.cli;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium that is installed, driven by the node that is installed; notes what no page of ours may do. */
final class Chromium implements AutoCloseable {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final double PATIENCE = 60_000;
    private static final String VIOLATIONS = """
            async () => {
              const found = await axe.run();
              return found.violations.map((rule) => rule.id + ': '
                  + rule.nodes.slice(0, 3).map((node) => node.target + ' ' + node.failureSummary).join(' | '));
            }""";

    private final Playwright playwright;
    private final Browser browser;
    private final String origin;
    private final String axe;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** How a visitor looks at the pages. */
    record Eyes(String locale, ColorScheme theme, int width, int height) {
        static final Eyes ENGLISH = new Eyes("en-US", ColorScheme.LIGHT, 1280, 800);
        static final Eyes ENGLISH_NIGHT_PHONE = new Eyes("en-US", ColorScheme.DARK, 390, 844);
        static final Eyes CHINESE = new Eyes("zh-CN", ColorScheme.LIGHT, 1280, 800);
        static final Eyes CHINESE_PHONE = new Eyes("zh-CN", ColorScheme.DARK, 390, 844);
    }

    private Chromium(Playwright playwright, Browser browser, String origin, String axe) {
        this.playwright = playwright;
        this.browser = browser;
        this.origin = origin;
        this.axe = axe;
    }

    /** Aborts the test, or fails it where everything is to be there, when no browser is installed. */
    static Chromium open(String origin) throws IOException {
        Path chromium = required("chromium");
        Path node = required("node");
        Map<String, String> environment = new HashMap<>();
        environment.put("PLAYWRIGHT_NODEJS_PATH", node.toString());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setTimeout(PATIENCE)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        try (InputStream script = Chromium.class.getResourceAsStream(AXE)) {
            if (script == null) {
                throw new IllegalStateException("axe-core is not on the class path");
            }
            String axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return new Chromium(playwright, browser, origin, axe);
        }
    }

    private static Path required(String program) {
        Optional<Path> found = Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/bin"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && System.getenv("OPENGSE_CI") != null) {
            throw new AssertionError(program + " is not installed: the console cannot be tried in a browser");
        }
        if (found.isEmpty()) {
            System.err.println("### THE CONSOLE IS NOT TRIED IN A BROWSER: install " + program + " ###");
        }
        Assumptions.assumeTrue(found.isPresent(), "no " + program);
        return found.orElseThrow();
    }

    /** A visitor of its own, with no cookies. */
    Page page(Eyes eyes) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(eyes.locale)
                .setTimezoneId("UTC")
                .setColorScheme(eyes.theme)
                .setViewportSize(eyes.width, eyes.height));
        context.setDefaultTimeout(PATIENCE);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + " says " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " fails: " + error));
        page.onRequestFailed(request -> {
            // A page that is left gives up its streams.
            if (!"net::ERR_ABORTED".equals(request.failure())) {
                complaints.add(page.url() + " gets no answer: " + request.url() + " " + request.failure());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(page.url() + " is refused " + response.url() + ": " + response.status());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) {
                complaints.add(page.url() + " asks elsewhere: " + request.url());
            }
        });
        return page;
    }

    /** What people who cannot see the page, or not well, would stumble over. */
    List<String> barriers(Page page) {
        page.evaluate(axe);
        Object found = page.evaluate(VIOLATIONS);
        return found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Errors in the browser's console, requests that failed, and requests to anybody else. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
