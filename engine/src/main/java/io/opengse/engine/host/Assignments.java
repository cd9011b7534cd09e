package io.opengse.engine.host;

import io.opengse.engine.event.Cause;
import io.opengse.engine.process.Condemnations;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.SessionEvent;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the session a process has, as its agent sees it, with the books. An assignment the agent does not have yet is
 * no difference: the order is on its way, and is sent again on every stream.
 */
final class Assignments {
    private final ProcessConsequences consequences;

    Assignments(ProcessConsequences consequences) {
        this.consequences = consequences;
    }

    /** What came of comparing. */
    enum Outcome {
        AGREED,
        /** Its agent must be told to end it. */
        CONDEMNED,
        /** The session of the books was over for its agent; the process is free. */
        FREED
    }

    Outcome compare(Transaction transaction, GameProcess process, Seen seen, Cause cause) {
        Assignment assignment = seen.assignment();
        boolean same = seen.hosted()
                .filter(reservation -> reservation.assignment() == assignment.number())
                .isPresent();
        return switch (assignment.state()) {
            case STARTING, HOSTING -> same ? Outcome.AGREED : unknown(transaction, process, seen, cause);
            case OVER ->
                same ? over(transaction, seen.hosted().orElseThrow(), cause) : past(transaction, process, seen);
            case FAILED -> same ? failed(transaction, process, seen, cause) : Outcome.AGREED;
        };
    }

    /**
     * @param hosted what the books say it hosts
     * @param revived whether it comes back from a host that was given up, and its session with it
     */
    record Seen(Assignment assignment, Optional<Reservation> hosted, boolean revived) {}

    /**
     * It hosts what the books do not have it host. If the game ended that session itself, the report was only written
     * before its agent heard of it, and nothing is wrong.
     */
    private Outcome unknown(Transaction transaction, GameProcess process, Seen seen, Cause cause) {
        Assignment assignment = seen.assignment();
        @Nullable
        GameSession session =
                SessionTable.in(transaction).find(assignment.session()).orElse(null);
        boolean endedByTheGame = !seen.revived() && session != null && session.status() != SessionStatus.ERROR;
        if (endedByTheGame || Condemnations.stands(transaction, process)) {
            return Outcome.AGREED;
        }
        String words = "it hosts session " + assignment.session() + ", which is "
                + (session == null ? "not in the books" : "over: " + session.reason());
        Finding finding = new Finding(EndReason.SESSION_UNKNOWN, words, true, session);
        return consequences.condemn(transaction, process, finding, cause) ? Outcome.CONDEMNED : Outcome.AGREED;
    }

    /** It hosts nothing any more: whatever protected a condemned one until now is gone. */
    private static Outcome past(Transaction transaction, GameProcess process, Seen seen) {
        return seen.hosted().isEmpty() && Condemnations.stands(transaction, process) ? Outcome.FREED : Outcome.AGREED;
    }

    private Outcome over(Transaction transaction, Reservation hosted, Cause cause) {
        SessionEvent ended = new SessionEvent.Ended("its agent saw it end");
        consequences.endSession(transaction, hosted, ended, cause);
        return Outcome.FREED;
    }

    /** A process that failed once is not trusted with another session. */
    private Outcome failed(Transaction transaction, GameProcess process, Seen seen, Cause cause) {
        String why = "its process did not take it: " + seen.assignment().failure();
        consequences.endSession(transaction, seen.hosted().orElseThrow(), new SessionEvent.Failed(why), cause);
        Finding finding = new Finding(EndReason.START_REFUSED, "it did not take its session", false, null);
        return consequences.condemn(transaction, process, finding, cause) ? Outcome.CONDEMNED : Outcome.AGREED;
    }
}
