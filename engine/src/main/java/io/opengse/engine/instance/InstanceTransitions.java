package io.opengse.engine.instance;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.id.HostId;
import io.opengse.engine.rule.Step;
import io.opengse.engine.store.Transaction;
import org.jspecify.annotations.Nullable;

/** Writes what {@link InstanceRules} say of an instance, with an event. Within the caller's transaction. */
final class InstanceTransitions {
    private InstanceTransitions() {}

    /** @return whether it moved */
    static boolean apply(Transaction transaction, Instance instance, InstanceEvent event, Cause cause) {
        return switch (InstanceRules.next(instance.status(), event)) {
            case Step.Moved<InstanceStatus>(InstanceStatus to) -> {
                Instance next = moved(instance, to, event, cause);
                InstanceTable.in(transaction).update(next);
                cause.note(transaction, code(to, event), "instance " + next.id() + " " + next.reason(), about(next));
                yield true;
            }
            case Step.Stayed<InstanceStatus> _ -> false;
            case Step.Refused<InstanceStatus> refused ->
                throw new IllegalStateException(refused.why().message());
        };
    }

    private static Instance moved(Instance instance, InstanceStatus to, InstanceEvent event, Cause cause) {
        return new Instance(
                instance.id(),
                instance.fleet(),
                host(instance, event),
                to,
                instance.weight(),
                instance.reserved(),
                instance.turn(),
                words(event),
                instance.createdAt(),
                to == InstanceStatus.ACTIVE && instance.activeAt() == null ? cause.at() : instance.activeAt(),
                to == InstanceStatus.TERMINATED ? cause.at() : null,
                instance.version());
    }

    private static @Nullable HostId host(Instance instance, InstanceEvent event) {
        return switch (event) {
            case InstanceEvent.Placed(HostId host) -> host;
            case InstanceEvent.Returned(HostId host) -> host;
            case InstanceEvent.ProcessReady _,
                    InstanceEvent.DrainBegun _,
                    InstanceEvent.DrainCancelled _,
                    InstanceEvent.Emptied _,
                    InstanceEvent.GivenUp _,
                    InstanceEvent.HostLost _ -> instance.host();
        };
    }

    private static String words(InstanceEvent event) {
        return switch (event) {
            case InstanceEvent.Placed(HostId host) -> "starts on host " + host;
            case InstanceEvent.ProcessReady _ -> "has its first ready process";
            case InstanceEvent.DrainBegun(String why) -> "is no longer wanted: " + why;
            case InstanceEvent.DrainCancelled(String why) -> "stays: " + why;
            case InstanceEvent.Emptied _ -> "is over: its last process has gone";
            case InstanceEvent.GivenUp(String why) -> "is given up before it started: " + why;
            case InstanceEvent.HostLost _ -> "is lost with its host";
            case InstanceEvent.Returned(HostId host) ->
                "was over, but host " + host + " still runs processes of it: they are told to end";
        };
    }

    private static EventCode code(InstanceStatus to, InstanceEvent event) {
        return switch (to) {
            case PENDING, STARTING -> EventCode.INSTANCE_STARTING;
            case ACTIVE -> EventCode.INSTANCE_ACTIVE;
            case DRAINING -> EventCode.INSTANCE_DRAINING;
            case TERMINATED ->
                event instanceof InstanceEvent.HostLost ? EventCode.SERVER_DOWN : EventCode.INSTANCE_TERMINATED;
        };
    }

    static Subjects about(Instance instance) {
        return new Subjects(instance.fleet(), instance.host(), null, null, null);
    }
}
