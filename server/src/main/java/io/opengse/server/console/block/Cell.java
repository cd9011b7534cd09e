package io.opengse.server.console.block;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value as a page shows it. */
public sealed interface Cell {
    /** Words as they are. */
    record Text(String text) implements Cell {}

    /** A sentence that was recorded: the page says it in its language. */
    record Told(String text) implements Cell {}

    /** An id, a path, a number of a port: in the other type. */
    record Mono(String text) implements Cell {}

    record Link(String text, String href, boolean mono) implements Cell {}

    /** A value of an enumeration of ours; the page says it in its language. */
    record Status(Enum<?> value, Tone tone) implements Cell {}

    /** A word of the texts. */
    record Word(String key, Tone tone) implements Cell {}

    /** null = never. */
    record When(@Nullable Instant at) implements Cell {}

    record Count(long count) implements Cell {}

    /** So many of so many, with a bar. */
    record Share(long part, long whole) implements Cell {}

    /** Several, one after the other. */
    record Several(List<Cell> cells) implements Cell {
        public Several {
            cells = List.copyOf(cells);
        }
    }

    /** Whether there is nothing to show. */
    default boolean blank() {
        return switch (this) {
            case Text(String text) -> text.isBlank();
            case Told(String told) -> told.isBlank();
            case Mono(String mono) -> mono.isBlank();
            case When(Instant at) -> at == null;
            case Several(List<Cell> cells) -> cells.stream().allMatch(Cell::blank);
            case Link _, Status _, Word _, Count _, Share _ -> false;
        };
    }

    static Cell text(@Nullable String text) {
        return new Text(text == null ? "" : text);
    }

    static Cell told(@Nullable String text) {
        return new Told(text == null ? "" : text);
    }

    static Cell mono(@Nullable String text) {
        return new Mono(text == null ? "" : text);
    }

    static Cell link(String text, String href) {
        return new Link(text, href, false);
    }

    static Cell id(String text, String href) {
        return new Link(text, href, true);
    }

    static Cell when(@Nullable Instant at) {
        return new When(at);
    }

    static Cell count(long count) {
        return new Count(count);
    }

    static Cell several(Cell... cells) {
        return new Several(List.of(cells));
    }
}
