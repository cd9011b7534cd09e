package io.opengse.engine.event;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision and its reason: who, what, why.
 *
 * @param number rises with time; 0 before it is stored
 * @param actor who caused it, e.g. "api AKID…", "game proc-…", "sweeper", "host h1"
 * @param message plain words, with the inputs of the decision
 * @param subjects what it is about
 * @param log where a log of it lies, or will; null when there is none
 */
public record Event(
        long number,
        Instant at,
        EventCode code,
        String actor,
        String message,
        Subjects subjects,
        @Nullable String log) {
    /** Without a log. */
    public Event(long number, Instant at, EventCode code, String actor, String message, Subjects subjects) {
        this(number, at, code, actor, message, subjects, null);
    }

    /** The things an event is about; null where it is not about one. */
    public record Subjects(
            @Nullable FleetId fleet,
            @Nullable HostId host,
            @Nullable ProcessId process,
            @Nullable SessionId session,
            @Nullable PlayerSessionId player) {

        public static Subjects of(FleetId fleet) {
            return new Subjects(fleet, null, null, null, null);
        }

        public static Subjects of(HostId host) {
            return new Subjects(null, host, null, null, null);
        }

        public static Subjects of(FleetId fleet, HostId host, ProcessId process) {
            return new Subjects(fleet, host, process, null, null);
        }
    }
}
