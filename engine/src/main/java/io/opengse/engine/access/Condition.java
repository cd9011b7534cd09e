package io.opengse.engine.access;

import java.time.Instant;
import java.util.List;

/** On what a statement depends. Pure; asked on every call of whoever has such a statement. */
public sealed interface Condition {
    boolean holds(Circumstances call);

    /**
     * Where a call comes from.
     *
     * @param within whether it must come from one of the ranges, or from none
     */
    record Address(boolean within, List<AddressRange> ranges) implements Condition {
        public Address {
            ranges = List.copyOf(ranges);
        }

        /** An address nobody knows is in no range. */
        @Override
        public boolean holds(Circumstances call) {
            return ranges.stream().anyMatch(range -> range.has(call.address())) == within;
        }
    }

    /** When a call comes, to the second: to hold, it must stand so to one of the moments; for UNEQUAL, to all. */
    record Time(Order order, List<Instant> moments) implements Condition {
        public Time {
            moments = List.copyOf(moments);
        }

        @Override
        public boolean holds(Circumstances call) {
            return order == Order.UNEQUAL
                    ? moments.stream().allMatch(moment -> order.holds(call.at(), moment))
                    : moments.stream().anyMatch(moment -> order.holds(call.at(), moment));
        }
    }

    /** How the moment of a call stands to a given one. */
    enum Order {
        EQUAL,
        UNEQUAL,
        BEFORE,
        NOT_AFTER,
        AFTER,
        NOT_BEFORE;

        private boolean holds(Instant call, Instant given) {
            int compared = Long.compare(call.getEpochSecond(), given.getEpochSecond());
            return switch (this) {
                case EQUAL -> compared == 0;
                case UNEQUAL -> compared != 0;
                case BEFORE -> compared < 0;
                case NOT_AFTER -> compared <= 0;
                case AFTER -> compared > 0;
                case NOT_BEFORE -> compared >= 0;
            };
        }
    }
}
