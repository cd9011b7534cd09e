package io.opengse.engine;

import io.opengse.engine.rule.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One lifecycle, asked about every pair of state and event, as a table and a diagram in Markdown. */
final class StateTable<T, E> {
    private final String title;
    private final Map<String, T> states = new LinkedHashMap<>();
    private final Map<String, E> events = new LinkedHashMap<>();
    private final Function<T, String> status;
    private final BiFunction<T, E, Step<T>> rules;

    StateTable(String title, Function<T, String> status, BiFunction<T, E, Step<T>> rules) {
        this.title = title;
        this.status = status;
        this.rules = rules;
    }

    StateTable<T, E> state(T state) {
        return state(status.apply(state), state);
    }

    /** @param label when the status alone does not say it all */
    StateTable<T, E> state(String label, T state) {
        states.put(label, state);
        return this;
    }

    StateTable<T, E> event(E event) {
        return event(event.getClass().getSimpleName(), event);
    }

    StateTable<T, E> event(String label, E event) {
        events.put(label, event);
        return this;
    }

    Set<Class<?>> eventTypes() {
        return events.values().stream().map(Object::getClass).collect(Collectors.toSet());
    }

    Set<String> statuses() {
        return states.values().stream().map(status).collect(Collectors.toSet());
    }

    String markdown() {
        StringBuilder text = new StringBuilder("## " + title + "\n\n| | ");
        text.append(String.join(" | ", events.keySet())).append(" |\n|---|");
        text.append("---|".repeat(events.size())).append('\n');
        states.forEach((label, state) -> {
            text.append("| **").append(label).append("** | ");
            text.append(
                    events.values().stream().map(event -> cell(state, event)).collect(Collectors.joining(" | ")));
            text.append(" |\n");
        });
        return text + "\n" + diagram();
    }

    private String cell(T state, E event) {
        return switch (rules.apply(state, event)) {
            case Step.Moved<T>(T to) -> "→ " + status.apply(to);
            case Step.Stayed<T> _ -> "–";
            case Step.Refused<T> _ -> "refused";
        };
    }

    String title() {
        return title;
    }

    String diagram() {
        Set<String> arrows = new LinkedHashSet<>();
        states.values()
                .forEach(state -> events.forEach((label, event) -> {
                    if (rules.apply(state, event) instanceof Step.Moved<T>(T to)) {
                        arrows.add("    " + status.apply(state) + " --> " + status.apply(to) + ": " + label);
                    }
                }));
        return "```mermaid\nstateDiagram-v2\n" + String.join("\n", arrows) + "\n```\n";
    }
}
