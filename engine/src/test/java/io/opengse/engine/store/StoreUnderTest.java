package io.opengse.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** What every part of the store contract works on: a fresh, empty store, and short ways to use one table of it. */
public interface StoreUnderTest {
    /** The moment most rows of these tests were made. */
    Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    Store store();

    default <T, R> R write(Class<T> table, Function<T, R> work) {
        return store().write(transaction -> work.apply(transaction.table(table)));
    }

    default <T> void change(Class<T> table, Consumer<T> work) {
        write(table, rows -> {
            work.accept(rows);
            return true;
        });
    }

    default <T, R> R read(Class<T> table, Function<T, R> work) {
        return store().read(transaction -> work.apply(transaction.table(table)));
    }

    default <T, R> Optional<R> one(Class<T> table, Function<T, Optional<R>> work) {
        return read(table, work);
    }

    default <T, R> List<R> many(Class<T> table, Function<T, List<R>> work) {
        return read(table, work);
    }

    default <T> int count(Class<T> table, ToIntFunction<T> work) {
        return read(table, work::applyAsInt);
    }

    default <T> int trim(Class<T> table, ToIntFunction<T> work) {
        return write(table, work::applyAsInt);
    }

    default <T> boolean done(Class<T> table, Predicate<T> work) {
        return write(table, work::test);
    }
}
