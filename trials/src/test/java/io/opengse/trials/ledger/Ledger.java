package io.opengse.trials.ledger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every answer somebody was given, as they were told it; and what was asked without an answer. For many threads. */
final class Ledger {
    /** One acknowledged answer, or one question whose answer was lost. */
    sealed interface Entry {
        record Created(String token, String session) implements Entry {}

        /** Asked until there was an answer, and that was no. */
        record NotCreated(String token) implements Entry {}

        record SeenActive(String session) implements Entry {}

        record Joined(String session, String player, String ticket) implements Entry {}

        record PerhapsJoined(String player) implements Entry {}

        record Accepted(String ticket) implements Entry {}

        record Removed(String ticket) implements Entry {}

        record Ended(String session) implements Entry {}
    }

    private final CopyOnWriteArrayList<Entry> entries = new CopyOnWriteArrayList<>();

    void write(Entry entry) {
        entries.add(entry);
    }

    /** What grows only while the system does its work. */
    int progress() {
        return (int) entries.stream()
                .filter(entry -> !(entry instanceof Entry.NotCreated) && !(entry instanceof Entry.PerhapsJoined))
                .count();
    }

    <E extends Entry> List<E> all(Class<E> kind) {
        return of(kind).toList();
    }

    /** What the games printed of what they were told, see the sample game's Desk; what is known already stays one. */
    void readFrom(List<String> gamesPrinted) {
        Map<String, Function<String, Entry>> words = Map.of(
                "GSE has accepted ", Entry.Accepted::new,
                "GSE has removed ", Entry.Removed::new,
                "GSE has ended ", Entry.Ended::new);
        Set<Entry> read = new LinkedHashSet<>();
        for (String line : gamesPrinted) {
            words.forEach((word, entry) -> {
                if (line.startsWith(word)) {
                    read.add(entry.apply(line.substring(word.length())));
                }
            });
        }
        entries.addAllAbsent(read);
    }

    @Override
    public String toString() {
        Map<String, Integer> counts = new TreeMap<>();
        entries.forEach(entry -> counts.merge(entry.getClass().getSimpleName(), 1, Integer::sum));
        return counts.toString();
    }

    private <E extends Entry> Stream<E> of(Class<E> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast);
    }
}
