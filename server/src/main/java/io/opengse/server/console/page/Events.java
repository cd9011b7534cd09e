package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.event.EventCode;
import java.util.Set;

/** Everything that happened, or only what went wrong. */
final class Events implements Page {
    private final Stories stories;

    Events(Engine engine) {
        this.stories = new Stories(engine);
    }

    @Override
    public String need() {
        return "OpengseListEvents";
    }

    @Override
    public Sheet open(Place place) {
        Set<EventCode> codes = place.get("show").equals("troubles") ? Tones.troubles() : Set.of();
        return Sheet.of("events", place.words().t("nav.events"))
                .with(Part.still(
                        "filter",
                        "",
                        () -> new io.opengse.server.console.block.Choices(
                                "filter",
                                java.util.List.of(
                                        Filters.choice(place, "show", "", "all"),
                                        Filters.choice(place, "show", "troubles", "alarms")))))
                .with(Part.live("events", "", () -> stories.about(null, codes, place)));
    }
}
