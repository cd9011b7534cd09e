package io.opengse.cli;

import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows the links of the console from its overview until it has stood on every page and every side of one, and on one
 * thing of each colour that a list shows; notes what there is to stumble over. For tests that look at all of it.
 */
final class Tour {
    /** Of each link what sort of page it leads to, and where. Of a table's row only the first link is followed by its colour. */
    private static final String LINKS = """
            () => [...document.querySelectorAll('a[href^="/console"]:not([href^="/console/log"])')].map((link) => {
              const to = new URL(link.href);
              const row = link.closest('tbody tr');
              const badge = row && row.querySelector('a') === link ? row.querySelector('.badge') : null;
              const tone = to.searchParams.has('id') && badge ? badge.className : '';
              return [to.pathname + '#' + ['tab', 'show'].map((name) => to.searchParams.get(name) || '').join('') + tone, to.pathname, to.pathname + to.search];
            })""";

    private final Chromium chromium;
    private final String origin;
    private final Page page;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final Set<String> sorts = new LinkedHashSet<>();
    private final Set<String> stoodOn = new TreeSet<>();
    private final List<String> barriers = new ArrayList<>();

    Tour(Chromium chromium, Visitor visitor) {
        this.chromium = chromium;
        this.origin = visitor.origin();
        this.page = visitor.page();
    }

    /** Says what people would stumble over. */
    List<String> barriers() {
        ahead.add("/console");
        sorts.add("/console");
        while (!ahead.isEmpty()) {
            look(ahead.remove());
        }
        return barriers;
    }

    /** The paths of the pages, without what stands behind the question mark. */
    Set<String> stoodOn() {
        return stoodOn;
    }

    private void look(String path) {
        page.navigate(origin + path);
        page.evaluate("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })");
        stoodOn.add(path.replaceFirst("\\?.*", ""));
        if (page.locator("h1").count() != 1) {
            barriers.add(path + " has not one heading");
        }
        chromium.barriers(page).forEach(barrier -> barriers.add(path + " " + barrier));
        if (Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth > innerWidth"))) {
            barriers.add(path + " is wider than its window");
        }
        if (page.evaluate(LINKS) instanceof List<?> links) {
            links.forEach(this::follow);
        }
    }

    private void follow(Object link) {
        if (link instanceof List<?> parts
                && parts.get(0) instanceof String sort
                && parts.get(1) instanceof String path
                && parts.get(2) instanceof String whole) {
            boolean newSort = sorts.add(sort);
            boolean newPath = sorts.add(path);
            if (newPath || newSort && !sort.endsWith("#")) {
                ahead.add(whole);
            }
        }
    }
}
