package io.opengse.server.console.page;

import io.opengse.engine.session.SessionStatus;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Choices;
import java.util.ArrayList;
import java.util.List;

/** Which part of a long list is shown, as links. */
final class Filters {
    private Filters() {}

    static Block sessions(Place place) {
        List<Choices.Choice> choices = new ArrayList<>();
        choices.add(choice(place, "status", "", "all"));
        choices.add(choice(place, "status", "living", "living"));
        for (SessionStatus status : SessionStatus.values()) {
            choices.add(choice(place, "status", status.name(), "is." + status.name()));
        }
        return new Choices("filter", choices);
    }

    static Block processes(Place place) {
        return new Choices("filter", List.of(choice(place, "show", "", "living"), choice(place, "show", "all", "all")));
    }

    static Choices.Choice choice(Place place, String key, String value, String word) {
        Place first = new Place(place.name(), without(place), place.words());
        return new Choices.Choice(word, first.with(key, value), place.get(key).equals(value));
    }

    /** Another choice begins on its first page. */
    private static java.util.Map<String, String> without(Place place) {
        java.util.Map<String, String> query = new java.util.HashMap<>(place.query());
        query.keySet().removeAll(List.of("after", "before", "from"));
        return query;
    }
}
