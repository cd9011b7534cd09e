package io.opengse.simulation.backend;

import io.opengse.engine.Engine;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.StoreFailed;
import io.opengse.simulation.network.Post.Letter;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The API, as a back end sees it: an answer, a refusal, or nothing, and then nobody knows what was done. */
final class Calls {
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final World world;

    Calls(World world) {
        this.world = world;
    }

    /** What came of a call. */
    sealed interface Outcome<A> {
        record Done<A>(A answer) implements Outcome<A> {}

        record No<A>(String why) implements Outcome<A> {}

        record Unknown<A>() implements Outcome<A> {}
    }

    <A> void call(String what, Function<Engine, A> question, Consumer<Outcome<A>> then) {
        Caller<A> caller = new Caller<>(then);
        world.agenda().after(PATIENCE, "back end", "has waited long enough: " + what, () ->
                caller.hears(new Outcome.Unknown<>()));
        world.post().call(
                new Letter("back end", what, false),
                () -> answer(what, question),
                caller::hears,
                _ -> caller.hears(new Outcome.Unknown<>()));
    }

    private <A> Optional<Outcome<A>> answer(String what, Function<Engine, A> question) {
        try {
            return world.server().ask(question).map(Outcome.Done::new);
        } catch (Refused refused) {
            world.trace("server", "refuses " + what + ": " + refused.getMessage());
            return Optional.of(new Outcome.No<>(refused.getMessage()));
        } catch (StoreFailed full) {
            return Optional.of(new Outcome.Unknown<>());
        }
    }

    private static final class Caller<A> {
        private final Consumer<Outcome<A>> then;
        private boolean heard;

        Caller(Consumer<Outcome<A>> then) {
            this.then = then;
        }

        void hears(Outcome<A> outcome) {
            if (!heard) {
                heard = true;
                then.accept(outcome);
            }
        }
    }
}
