package io.opengse.server.console.show;

import io.opengse.server.console.file.Files;
import io.opengse.server.console.page.Place;
import io.opengse.server.console.page.Sheet;
import io.opengse.server.console.word.Moment;
import io.opengse.server.console.word.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the frame of a page needs beside the page.
 *
 * @param theme "light", "dark", or "auto" for the browser's wish
 * @param csrf empty for one who is not signed in
 * @param notice a sentence for the top; may be empty
 */
public record View(
        Words words,
        Files files,
        String theme,
        String visitor,
        String csrf,
        String here,
        String notice,
        String region,
        Instant now) {
    private static final List<List<Entry>> NAVIGATION = List.of(
            entries("", "fleets", "hosts", "processes", "sessions"),
            entries("queues", "placements", "aliases", "assets"),
            entries("events", "credentials", "policies", "audit", "quotas", "settings"));

    /** An entry of the navigation. */
    public record Entry(String name, String href) {}

    private static List<Entry> entries(String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> new Entry(name.isEmpty() ? "overview" : name, Place.href(name)))
                .toList();
    }

    public List<List<Entry>> navigation() {
        return NAVIGATION;
    }

    public String t(String key) {
        return words.t(key);
    }

    public String file(String name) {
        return files.href(name);
    }

    /** Where the page's changes are told; null when nothing on it changes by itself. */
    public @Nullable String live(Sheet sheet) {
        return sheet.parts().stream().anyMatch(part -> part.live())
                ? Place.ROOT + "/live?page=" + URLEncoder.encode(here, StandardCharsets.UTF_8)
                : null;
    }

    public boolean charts(Sheet sheet) {
        return sheet.parts().stream().anyMatch(part -> part.name().startsWith("chart"));
    }

    /** What the theme's button leads to. */
    public String nextTheme() {
        return switch (theme) {
            case "auto" -> "dark";
            case "dark" -> "light";
            default -> "auto";
        };
    }

    public String nowIso() {
        return Moment.iso(now);
    }

    public String nowShown() {
        return Moment.shown(now);
    }
}
