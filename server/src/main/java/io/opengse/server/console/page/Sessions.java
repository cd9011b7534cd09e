package io.opengse.server.console.page;

import io.opengse.engine.Engine;

/** Sessions of all fleets. */
final class Sessions implements Page {
    private final Lists lists;

    Sessions(Engine engine) {
        this.lists = new Lists(engine);
    }

    @Override
    public String need() {
        return "DescribeGameServerSessions";
    }

    @Override
    public Sheet open(Place place) {
        return Sheet.of("sessions", place.words().t("nav.sessions"))
                .with(Part.still("filter", "", () -> Filters.sessions(place)))
                .with(Part.live("sessions", "", () -> lists.sessions(null, Lists.statuses(place), place)));
    }
}
