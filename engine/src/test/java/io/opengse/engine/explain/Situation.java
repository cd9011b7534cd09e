package io.opengse.engine.explain;

import java.util.function.Function;

/** Something that happens to people, played in a real engine, and what they ask then. */
record Situation(String name, Function<Scene, Explanation> played) {
    @Override
    public String toString() {
        return name;
    }
}
