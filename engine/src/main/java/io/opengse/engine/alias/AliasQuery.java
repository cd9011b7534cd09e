package io.opengse.engine.alias;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which aliases, in which order.
 *
 * @param fits what they must be
 * @param order by what; ids break ties
 * @param falling the greatest first
 */
public record AliasQuery(Predicate<Alias> fits, Order order, boolean falling) {
    public static final AliasQuery ALL = new AliasQuery(_ -> true, Order.CREATED, false);

    /** What aliases are ordered by. */
    public enum Order {
        CREATED(Comparator.comparing(Alias::createdAt)),
        UPDATED(Comparator.comparing(Alias::updatedAt)),
        NAME(Comparator.comparing(Alias::name));

        private final Comparator<Alias> comparator;

        Order(Comparator<Alias> comparator) {
            this.comparator = comparator;
        }
    }

    List<Alias> of(List<Alias> all) {
        Comparator<Alias> rising =
                order.comparator.thenComparing(alias -> alias.id().value());
        return all.stream()
                .filter(fits)
                .sorted(falling ? rising.reversed() : rising)
                .toList();
    }
}
