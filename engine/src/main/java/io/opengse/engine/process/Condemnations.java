package io.opengse.engine.process;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.store.Transaction;
import java.util.Optional;

/** Condemns processes, in the transaction of whoever finds the reason. A condemnation is only ever made stricter. */
public final class Condemnations {
    private final Grace grace;

    public Condemnations(Grace grace) {
        this.grace = grace;
    }

    /** @return whether something changed, so that its host's agent must be told */
    public boolean condemn(Transaction transaction, GameProcess process, Verdict verdict, Cause cause) {
        CondemnationTable table = CondemnationTable.in(transaction);
        Optional<Condemnation> standing = table.find(process.id());
        Sentence sentence = verdict.sentence();
        if (standing.isPresent() && !sentence.soonerThan(standing.get().killAt())) {
            return false;
        }
        table.put(new Condemnation(
                process.id(), process.host(), verdict.reason(), cause.at(), sentence.killAt(), sentence.shown()));
        VacancyTable.in(transaction).remove(process.id());
        String deadline = sentence.killAt() == null ? "never killed" : "killed at " + sentence.killAt();
        String message = "told to end (" + verdict.reason() + "): " + verdict.why() + "; " + deadline;
        cause.note(transaction, EventCode.PROCESS_CONDEMNED, message, process.subjects());
        return true;
    }

    /** An idle process: nothing protects it. */
    public boolean condemnIdle(Transaction transaction, GameProcess process, Reasoned why, Cause cause) {
        return condemn(transaction, process, new Verdict(why.reason(), idle(cause), why.words()), cause);
    }

    /** The session of a condemned process ended: what it was protected for is gone. */
    public boolean hasten(Transaction transaction, GameProcess process, Cause cause) {
        return CondemnationTable.in(transaction)
                .find(process.id())
                .map(standing -> new Reasoned(standing.reason(), "its session is over"))
                .map(why -> condemnIdle(transaction, process, why, cause))
                .orElse(false);
    }

    public static boolean stands(Transaction transaction, GameProcess process) {
        return CondemnationTable.in(transaction).stands(process.host(), process.id());
    }

    private Sentence idle(Cause cause) {
        return Sentence.at(cause.at().plus(grace.idle()));
    }

    /** @param words plain words for the event */
    public record Reasoned(EndReason reason, String words) {}
}
