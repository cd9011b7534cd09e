package io.opengse.simulation.network;

import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Carries one question and its answer. The question may be lost, late, or arrive twice; the answer may be lost, so that
 * something was done and nobody heard of it.
 */
public final class Post {
    private final World world;

    public Post(World world) {
        this.world = world;
    }

    /**
     * @param serve run at the other side, perhaps twice or never; empty when nobody is there
     * @param answered told the first answer that comes back, if one does
     * @param failed told when the caller can know that none will come
     */
    public <A> void call(Letter letter, Supplier<Optional<A>> serve, Consumer<A> answered, Consumer<String> failed) {
        if (letter.cutOff() || world.chances().in(world.weather().lose())) {
            world.progress().count(Counted.ANSWERS_LOST);
            world.trace(letter.from(), "lost: " + letter.what());
            noticed(letter, failed);
            return;
        }
        arrive(letter, serve, answered, failed);
        if (world.chances().in(world.weather().lose())) {
            world.trace(letter.from(), "will arrive twice: " + letter.what());
            arrive(letter, serve, answered, failed);
        }
    }

    /**
     * @param from who asks, for the trace
     * @param what is asked, for the trace
     * @param cutOff nothing comes through at all
     */
    public record Letter(Object from, Object what, boolean cutOff) {}

    private <A> void arrive(
            Letter letter, Supplier<Optional<A>> serve, Consumer<A> answered, Consumer<String> failed) {
        world.agenda().after(world.travelTime(), letter.from(), letter.what(), () -> {
            Optional<A> answer = serve.get();
            if (answer.isEmpty() || world.chances().in(world.weather().lose())) {
                world.progress().count(Counted.ANSWERS_LOST);
                world.trace(letter.from(), "no answer to: " + letter.what());
                noticed(letter, failed);
                return;
            }
            world.agenda().after(world.travelTime(), letter.from(), "gets its answer", () ->
                    answered.accept(answer.get()));
        });
    }

    /** A connection that broke is noticed; one that is silent only by the caller's own patience. */
    private void noticed(Letter letter, Consumer<String> failed) {
        if (world.chances().in(0.5)) {
            world.agenda().after(world.chances().millis(0, 3000), letter.from(), "finds its connection broken", () ->
                    failed.accept("UNAVAILABLE"));
        }
    }
}
