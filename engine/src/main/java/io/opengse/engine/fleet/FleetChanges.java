package io.opengse.engine.fleet;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.List;

/** What of a living fleet may be changed at any time, beside what it runs: its words, protection, limits and ports. */
public final class FleetChanges {
    private final Surroundings surroundings;
    private final Store store;

    public FleetChanges(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
    }

    /**
     * Changes what the change says. Protection takes effect when a process is next told to end; what was already told
     * stands (behaviour.md A29).
     *
     * @throws Refused NotFound; Unavailable when it is being deleted; Invalid, naming every part outside its limits
     */
    public Fleet update(FleetId id, FleetChange change, String actor) {
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            Fleet fleet = requireLiving(transaction, id);
            Fleet next = fleet.withDescription(change.of(fleet.description()))
                    .withCreationLimit(change.of(fleet.creationLimit()));
            FleetLimits.require(next.withProtection(change.of(fleet.protection())));
            Fleet written = fleet;
            if (!next.equals(fleet)) {
                FleetTable.in(transaction).update(next);
                cause.note(transaction, EventCode.GENERIC_EVENT, difference(fleet, next), Subjects.of(id));
                written = Fleets.require(transaction, id);
            }
            return protect(transaction, written, change.of(fleet.protection()), cause);
        });
    }

    /**
     * Opens and closes ranges of ports. A rule is known by all four of its fields; adding one that stands, or removing
     * one that does not, changes nothing.
     *
     * @throws Refused NotFound; Unavailable when it is being deleted; Invalid for a rule outside the limits, and when no
     *     rule would be left
     */
    public Fleet updatePorts(FleetId id, List<InboundPermission> opened, List<InboundPermission> closed, String actor) {
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            Fleet fleet = requireLiving(transaction, id);
            List<InboundPermission> next = PortRules.changed(fleet.ports(), opened, closed);
            if (next.equals(fleet.ports())) {
                return fleet;
            }
            if (next.isEmpty()) {
                throw Refused.invalid("no inbound permission would be left, and players could reach nothing:"
                        + " authorize another range in the same call");
            }
            FleetLimits.require(fleet.withPorts(next));
            FleetTable.in(transaction).update(fleet.withPorts(next));
            String message =
                    "Ports changed from " + PortRules.words(fleet.ports()) + " to " + PortRules.words(next) + ".";
            cause.note(transaction, EventCode.GENERIC_EVENT, message, Subjects.of(id));
            return Fleets.require(transaction, id);
        });
    }

    static Fleet protect(Transaction transaction, Fleet fleet, Protection protection, Cause cause) {
        if (fleet.protection().equals(protection)) {
            return fleet;
        }
        FleetTable.in(transaction).update(fleet.withProtection(protection));
        String message = "Protection changed from " + words(fleet.protection()) + " to " + words(protection) + ".";
        EventCode code = EventCode.FLEET_NEW_GAME_SESSION_PROTECTION_POLICY_UPDATED;
        cause.note(transaction, code, message, Subjects.of(fleet.id()));
        return Fleets.require(transaction, fleet.id());
    }

    private static Fleet requireLiving(Transaction transaction, FleetId id) {
        Fleet fleet = Fleets.require(transaction, id);
        if (fleet.status() == FleetStatus.DELETING || fleet.status() == FleetStatus.TERMINATED) {
            throw Refused.unavailable("fleet " + id + " is " + fleet.status() + ": nothing of it can be changed");
        }
        return fleet;
    }

    private static String difference(Fleet before, Fleet after) {
        return "Fleet changed from " + words(before) + " to " + words(after) + ".";
    }

    private static String words(Fleet fleet) {
        return "\"" + fleet.description().name() + "\", \""
                + fleet.description().text() + "\", "
                + fleet.creationLimit().sessionsPerCreator() + " sessions per creator in "
                + fleet.creationLimit().period().toMinutes() + " minutes";
    }

    private static String words(Protection protection) {
        return protection.policy().wireName() + " (time limit "
                + protection.limit().toMinutes() + " minutes)";
    }
}
