package io.opengse.engine.host;

import io.opengse.engine.event.Cause;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.Condemnations;
import io.opengse.engine.process.Condemnations.Reasoned;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.GameProcess.End;
import io.opengse.engine.process.Grace;
import io.opengse.engine.process.ProtectionRules;
import io.opengse.engine.process.Sentence;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.process.Verdict;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionEvent;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.session.SessionTransitions;
import io.opengse.engine.store.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What follows from the end or the illness of a process for its session and itself. Within the caller's transaction. */
public final class ProcessConsequences {
    private final SessionTransitions sessions;
    private final Condemnations condemnations;
    private final Grace grace;

    public ProcessConsequences(SessionTransitions sessions, Condemnations condemnations, Grace grace) {
        this.sessions = sessions;
        this.condemnations = condemnations;
        this.grace = grace;
    }

    /** It takes no more sessions; one that says itself that it ends has ended its session too. */
    void ending(Transaction transaction, GameProcess process, Optional<Reservation> hosted, Cause cause) {
        VacancyTable.in(transaction).remove(process.id());
        End end = process.end();
        if (end != null && end.reason() == EndReason.ENDED_BY_GAME) {
            SessionEvent ended = new SessionEvent.Ended("its process called ProcessEnding");
            hosted.ifPresent(reservation -> endSession(transaction, reservation, ended, cause));
        }
    }

    /**
     * It ends because it was ordered to. That order went with its host when the host was given up, and under full
     * protection its agent waits for another one: it is given again, with the protection of what it hosts now.
     *
     * @return whether its agent must be told something
     */
    boolean orderedBefore(Transaction transaction, GameProcess process, Optional<Reservation> hosted, Cause cause) {
        End end = process.end();
        if (end == null || !end.reason().ordered() || Condemnations.stands(transaction, process)) {
            return false;
        }
        String words = "it was told to end before its host was given up ("
                + end.reason().words() + ")";
        return condemn(transaction, process, hosted, new Reasoned(end.reason(), words), cause);
    }

    /** It is gone, and nothing that stood about it stands any more. */
    void gone(Transaction transaction, GameProcess process, Optional<Reservation> hosted, Cause cause) {
        End end = process.end();
        EndReason reason = end == null ? EndReason.CRASHED : end.reason();
        String detail = end == null || end.detail().isEmpty() ? "" : ", " + end.detail();
        String why = "its process " + process.id() + " is gone: " + reason.words() + detail;
        SessionEvent event = reason.orderly() ? new SessionEvent.Ended(why) : new SessionEvent.ProcessLost(why);
        hosted.ifPresent(reservation -> endSession(transaction, reservation, event, cause));
        VacancyTable.in(transaction).remove(process.id());
        CondemnationTable.in(transaction).remove(process.id());
    }

    void endSession(Transaction transaction, Reservation hosted, SessionEvent event, Cause cause) {
        SessionTable.in(transaction)
                .find(hosted.session())
                .ifPresent(session -> sessions.apply(transaction, session, event, cause));
        ReservationTable.in(transaction).remove(hosted.process());
    }

    /** @return whether its agent must be told something */
    boolean unhealthy(Transaction transaction, GameProcess process, Optional<Reservation> hosted, Cause cause) {
        if (Condemnations.stands(transaction, process)) {
            return false;
        }
        return condemn(transaction, process, hosted, new Reasoned(EndReason.UNHEALTHY, "it is unhealthy"), cause);
    }

    /**
     * Its instance is scaled in: it is told to end, with the time that protects its session from now on.
     *
     * @return whether its agent must be told something
     */
    public boolean scaledIn(Transaction transaction, GameProcess process, String why, Cause cause) {
        Optional<Reservation> hosted = ReservationTable.in(transaction).find(process.id());
        return condemn(transaction, process, hosted, new Reasoned(EndReason.SCALED_IN, why), cause);
    }

    private boolean condemn(
            Transaction transaction, GameProcess process, Optional<Reservation> hosted, Reasoned why, Cause cause) {
        @Nullable
        GameSession session = hosted.map(Reservation::session)
                .flatMap(SessionTable.in(transaction)::find)
                .orElse(null);
        return condemn(transaction, process, new Finding(why.reason(), why.words(), session != null, session), cause);
    }

    /** @return whether its agent must be told something */
    boolean condemn(Transaction transaction, GameProcess process, Finding finding, Cause cause) {
        Fleet fleet = Fleets.require(transaction, process.fleet());
        GameSession session = finding.session();
        Protection protection = session == null ? fleet.protection() : session.protectionIn(fleet);
        Sentence sentence = ProtectionRules.sentence(protection, finding.hosting(), grace, cause.at());
        Verdict verdict = new Verdict(finding.reason(), sentence, finding.words());
        return condemnations.condemn(transaction, process, verdict, cause);
    }
}
