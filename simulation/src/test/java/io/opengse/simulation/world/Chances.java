package io.opengse.simulation.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All chance of a world comes from here, and all of it from one seed. */
public final class Chances {
    private final SplittableRandom random;

    public Chances(long seed) {
        // Neighbouring seeds must not give neighbouring worlds.
        this.random = new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L);
    }

    private Chances(SplittableRandom random) {
        this.random = random;
    }

    /** One of its own, so that what one part draws does not move what another does. */
    public Chances split() {
        return new Chances(random.split());
    }

    public RandomGenerator generator() {
        return random.split();
    }

    public boolean in(double probability) {
        return random.nextDouble() < probability;
    }

    /** Both ends included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    public Duration millis(int least, int most) {
        return Duration.ofMillis(between(least, most));
    }

    public Duration seconds(int least, int most) {
        return millis(least * 1000, most * 1000);
    }

    public double fraction() {
        return random.nextDouble();
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of them, each as likely as its weight says. */
    public <T> T weighted(List<Weighted<T>> choices) {
        double total = choices.stream().mapToDouble(Weighted::weight).sum();
        double left = random.nextDouble() * total;
        for (Weighted<T> choice : choices) {
            left -= choice.weight();
            if (left < 0) {
                return choice.thing();
            }
        }
        return choices.getLast().thing();
    }

    /** A choice and how likely it is, compared with the others. */
    public record Weighted<T>(double weight, T thing) {}
}
