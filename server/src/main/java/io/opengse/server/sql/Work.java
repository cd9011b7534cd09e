package io.opengse.server.sql;

import io.opengse.engine.store.Conflict;
import io.opengse.engine.store.StoreFailed;
import io.opengse.engine.store.Transaction;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One caller's function on its way through the writer thread. Its outcome is known when it has run, but its caller is
 * told only when the transaction it ran in is safe on disk: until then nothing it decided may be believed, not even a
 * refusal.
 */
final class Work<T> {
    private final Function<Transaction, T> function;
    private final CompletableFuture<Outcome<T>> told = new CompletableFuture<>();
    private @Nullable Outcome<T> outcome;

    private sealed interface Outcome<T> {
        record Returned<T>(T answer) implements Outcome<T> {}

        record Threw<T>(Throwable failure) implements Outcome<T> {}
    }

    /** What a run says about the work's writes. */
    enum Verdict {
        KEEP,
        UNDO,
        RUN_AGAIN
    }

    Work(Function<Transaction, T> function) {
        this.function = function;
    }

    Verdict run(Transaction transaction) {
        try {
            outcome = new Outcome.Returned<>(function.apply(transaction));
            return Verdict.KEEP;
        } catch (Conflict conflict) {
            outcome = new Outcome.Threw<>(conflict);
            return Verdict.RUN_AGAIN;
        } catch (Throwable failure) {
            // Not swallowed: it is thrown to the caller, whose function this is.
            outcome = new Outcome.Threw<>(failure);
            return Verdict.UNDO;
        }
    }

    void tell() {
        Outcome<T> known = outcome;
        if (known == null) {
            throw new IllegalStateException("a work that never ran has nothing to tell");
        }
        told.complete(known);
    }

    void fail(StoreFailed failure) {
        told.complete(new Outcome.Threw<>(failure));
    }

    /** Waits for {@link #tell} or {@link #fail}, through interrupts: by then the work may be done. */
    T await() {
        return switch (told.join()) {
            case Outcome.Returned<T>(var answer) -> answer;
            case Outcome.Threw<T>(var failure) -> throw Work.<RuntimeException>unchecked(failure);
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X unchecked(Throwable failure) throws X {
        throw (X) failure;
    }
}
