package io.opengse.engine.quota;

/**
 * How many things of each kind there may be (behaviour.md 17a); packages are counted by their own noun.
 * Every one is a setting; what ended does not count.
 *
 * @param instances of all fleets together: the sum of their largest sizes
 */
public record Quotas(int fleets, int aliases, int queues, int instances) {
    public static final Quotas STANDARD = new Quotas(20, 20, 20, 20);
}
