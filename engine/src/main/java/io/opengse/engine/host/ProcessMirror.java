package io.opengse.engine.host;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.id.HostId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessEvent;
import io.opengse.engine.process.ProcessRules;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.rule.Step;
import io.opengse.engine.store.Transaction;
import java.util.Optional;

/**
 * Writes what a report says of one process into its row, nothing else. What cannot be true (a process of another host, a
 * process that rose from the dead, a fleet nobody knows) is left alone, with an event.
 */
final class ProcessMirror {
    private ProcessMirror() {}

    /** @return empty when the report was left alone */
    static Optional<Change> apply(
            Transaction transaction, HostBooks books, HostId host, ProcessReport report, Cause cause) {
        Optional<GameProcess> known = books.process(report.process());
        if (known.isEmpty()) {
            return books.fleet(report.fleet()).isEmpty()
                    ? ignored(transaction, host, report, "fleet " + report.fleet() + " does not exist", cause)
                    : Optional.of(insert(transaction, host, report, cause));
        }
        GameProcess before = known.get();
        if (!before.host().equals(host)) {
            return ignored(transaction, host, report, "it runs on host " + before.host(), cause);
        }
        return switch (ProcessRules.next(before, report.event(cause.at()), cause.at())) {
            case Step.Moved<GameProcess>(GameProcess to) ->
                Optional.of(update(transaction, before, to.withFacts(report.facts())));
            case Step.Stayed<GameProcess> _ ->
                Optional.of(update(
                        transaction,
                        before,
                        before.status() == ProcessStatus.TERMINATED ? before : before.withFacts(report.facts())));
            case Step.Refused<GameProcess> refused ->
                ignored(transaction, host, report, refused.why().message(), cause);
        };
    }

    /** One that the report does not have. */
    static Change missing(Transaction transaction, GameProcess before, Cause cause) {
        return switch (ProcessRules.next(before, new ProcessEvent.Missing(), cause.at())) {
            case Step.Moved<GameProcess>(GameProcess to) -> update(transaction, before, to);
            case Step.Stayed<GameProcess> _, Step.Refused<GameProcess> _ -> new Change(before, before);
        };
    }

    private static Change insert(Transaction transaction, HostId host, ProcessReport report, Cause cause) {
        GameProcess launched = new GameProcess(
                report.process(),
                host,
                report.fleet(),
                report.instance(),
                report.launchKey(),
                ProcessStatus.ACTIVATING,
                true,
                report.pid(),
                report.ports(),
                report.custom(),
                report.startedAt(),
                report.readyAt(),
                null,
                1);
        GameProcess first = switch (ProcessRules.next(launched, report.event(cause.at()), cause.at())) {
            case Step.Moved<GameProcess>(GameProcess to) -> to;
            case Step.Stayed<GameProcess> _, Step.Refused<GameProcess> _ -> launched;
        };
        GameProcess row = first.withFacts(report.facts());
        ProcessTable.in(transaction).insert(row);
        return new Change(null, row);
    }

    private static Change update(Transaction transaction, GameProcess before, GameProcess after) {
        if (!after.equals(before)) {
            ProcessTable.in(transaction).update(after);
        }
        return new Change(before, after);
    }

    private static Optional<Change> ignored(
            Transaction transaction, HostId host, ProcessReport report, String why, Cause cause) {
        Subjects about = Subjects.of(report.fleet(), host, report.process());
        String message = "what host " + host + " reports of process " + report.process() + " is left alone: " + why;
        cause.noteOnce(transaction, EventCode.PROCESS_NOTICE, message, about);
        return Optional.empty();
    }
}
