package io.opengse.server.console.page;

import io.opengse.engine.Engine;

/** Processes of all fleets. */
final class Processes implements Page {
    private final Lists lists;

    Processes(Engine engine) {
        this.lists = new Lists(engine);
    }

    @Override
    public String need() {
        return "OpengseListProcesses";
    }

    @Override
    public Sheet open(Place place) {
        return Sheet.of("processes", place.words().t("nav.processes"))
                .with(Part.still("filter", "", () -> Filters.processes(place)))
                .with(Part.live("processes", "", () -> lists.processes(null, place)));
    }
}
