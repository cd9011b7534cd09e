package io.opengse.server.api;

import io.opengse.server.api.declaration.Action;
import io.opengse.settings.NearMiss;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every action the server offers, by name. */
public final class Actions {
    private final Map<String, Action<?>> byName = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two have one name */
    public Actions(List<Action<?>> actions) {
        for (Action<?> action : actions) {
            if (byName.put(action.name(), action) != null) {
                throw new IllegalArgumentException("action " + action.name() + " is declared twice");
            }
        }
    }

    public Optional<Action<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<Action<?>> all() {
        return byName.values();
    }

    /** ", did you mean …?" or nothing. */
    String nearTo(String name) {
        return NearMiss.hint(name.length() <= 80 ? name : name.substring(0, 80), byName.keySet());
    }
}
