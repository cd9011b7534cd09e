package io.opengse.server.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A page as it is to be shown.
 *
 * @param section which entry of the navigation it belongs to
 * @param title in the language of the page, or the name of the thing it shows
 * @param crumbs what it stands below
 */
public record Sheet(String section, String title, List<Crumb> crumbs, List<Tab> tabs, List<Part> parts) {
    public Sheet {
        crumbs = List.copyOf(crumbs);
        tabs = List.copyOf(tabs);
        parts = List.copyOf(parts);
    }

    public record Crumb(String text, String href) {}

    public record Tab(String key, String href, boolean here) {}

    public static Sheet of(String section, String title) {
        return new Sheet(section, title, List.of(), List.of(), List.of());
    }

    public Sheet below(String text, String href) {
        List<Crumb> more = new ArrayList<>(crumbs);
        more.add(new Crumb(text, href));
        return new Sheet(section, title, more, tabs, parts);
    }

    public Sheet tabs(List<Tab> all) {
        return new Sheet(section, title, crumbs, all, parts);
    }

    public Sheet with(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Sheet(section, title, crumbs, tabs, more);
    }

    /** The same without the parts that do not fit. */
    public Sheet only(Predicate<Part> fits) {
        return new Sheet(
                section, title, crumbs, tabs, parts.stream().filter(fits).toList());
    }

    public Sheet withAll(List<Part> others) {
        Sheet sheet = this;
        for (Part part : others) {
            sheet = sheet.with(part);
        }
        return sheet;
    }
}
