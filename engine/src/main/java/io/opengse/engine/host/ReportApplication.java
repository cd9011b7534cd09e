package io.opengse.engine.host;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetEvent;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTransitions;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.Condemnations;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.RetirementRules;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.store.Transaction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One report being applied, within its transaction: first the mirror, then what follows from every change of it. */
final class ReportApplication {
    private final Reports.Parts parts;
    private final Transaction transaction;
    private final HostReport report;
    private final HostBooks books;
    private final Cause cause;
    /** What it said of processes, as they stand now. */
    private final Map<ProcessId, GameProcess> changed = new HashMap<>();

    private boolean ordersWaiting;

    ReportApplication(Reports.Parts parts, Transaction transaction, HostReport report, Cause cause) {
        this.parts = parts;
        this.transaction = transaction;
        this.report = report;
        this.books = new HostBooks(transaction, report);
        this.cause = cause;
    }

    /**
     * @param lastNotice the highest notice stored before
     * @return whether the host's agent must be told something
     */
    boolean apply(long lastNotice) {
        ordersWaiting |= new Deployments(transaction, report.host(), books, cause).apply(report.deployments());
        for (ProcessReport process : report.processes()) {
            ProcessMirror.apply(transaction, books, report.host(), process, cause)
                    .ifPresent(change -> follow(change, process));
        }
        Set<ProcessId> reported =
                report.processes().stream().map(ProcessReport::process).collect(Collectors.toSet());
        books.living().stream()
                .filter(process -> !reported.contains(process.id()))
                .forEach(process -> exited(ProcessMirror.missing(transaction, process, cause), null));
        retire();
        report.notices().stream().filter(notice -> notice.number() > lastNotice).forEach(this::keep);
        report.troubles().forEach(this::tell);
        return ordersWaiting;
    }

    private void follow(Change change, ProcessReport said) {
        changed.put(change.after().id(), change.after());
        ProcessNews.tell(transaction, change, said, cause);
        if (change.living()) {
            alive(change, said);
        } else if (change.became(ProcessStatus.TERMINATED)) {
            exited(change, said.assignment());
        }
    }

    private void alive(Change change, ProcessReport said) {
        GameProcess process = change.after();
        Optional<Reservation> hosted = books.reservation(process.id());
        Fleet fleet = books.fleet(process.fleet()).orElseThrow();
        if (change.became(ProcessStatus.ACTIVE)) {
            fleet = FleetTransitions.apply(transaction, fleet, new FleetEvent.ProcessReady(), cause);
            books.changed(fleet);
            ProcessNews.tellClosedPort(transaction, process, fleet, cause);
        }
        if (said.assignment() != null) {
            compare(process, new Assignments.Seen(said.assignment(), hosted, change.revived()), fleet);
        }
        if (change.became(ProcessStatus.TERMINATING)) {
            parts.consequences().ending(transaction, process, hosted, cause);
            ordersWaiting |= parts.consequences().orderedBefore(transaction, process, hosted, cause);
        }
        if (!process.healthy()) {
            ordersWaiting |= parts.consequences().unhealthy(transaction, process, hosted, cause);
        }
        if (hosted.isEmpty() && change.any()) {
            ordersWaiting |= parts.vacancies().offer(transaction, process, fleet, cause);
        }
    }

    private void compare(GameProcess process, Assignments.Seen seen, Fleet fleet) {
        switch (parts.assignments().compare(transaction, process, seen, cause)) {
            case AGREED -> {}
            case CONDEMNED -> ordersWaiting = true;
            case FREED -> ordersWaiting |= parts.vacancies().release(transaction, process, fleet, cause);
        }
    }

    private void exited(Change change, @Nullable Assignment assignment) {
        GameProcess process = change.after();
        changed.put(process.id(), process);
        Optional<Reservation> hosted = books.reservation(process.id());
        if (assignment != null && assignment.state() == Assignment.State.FAILED) {
            // Why it did not take its session says more than how it went afterwards.
            Assignments.Seen seen = new Assignments.Seen(assignment, hosted, false);
            parts.assignments().compare(transaction, process, seen, cause);
        }
        if (process.end() != null) {
            ProcessNews.tellExit(transaction, process, process.end(), cause);
        }
        parts.consequences().gone(transaction, process, hosted, cause);
    }

    private void retire() {
        // Nearly always nothing is to be retired: the books are not read again to find that out.
        Map<ProcessId, GameProcess> expected = new HashMap<>();
        books.living().forEach(process -> expected.put(process.id(), process));
        expected.putAll(changed);
        Map<FleetId, List<GameProcess>> glance = expected.values().stream()
                .filter(process -> process.status() != ProcessStatus.TERMINATED)
                .collect(Collectors.groupingBy(GameProcess::fleet));
        boolean due = glance.entrySet().stream()
                .anyMatch(entry -> books.fleet(entry.getKey())
                        .filter(fleet ->
                                fleet.status() == FleetStatus.TERMINATED || hasRetired(fleet, entry.getValue()))
                        .isPresent());
        if (due) {
            retireNow();
        }
    }

    private void retireNow() {
        Map<FleetId, List<GameProcess>> byFleet = ProcessTable.in(transaction).living(report.host()).stream()
                .collect(Collectors.groupingBy(GameProcess::fleet));
        byFleet.forEach((id, living) -> books.fleet(id)
                .filter(fleet -> fleet.status() == FleetStatus.TERMINATED)
                .ifPresent(_ -> living.forEach(this::bury)));
        byFleet.forEach((id, living) -> books.fleet(id)
                .filter(fleet -> hasRetired(fleet, living))
                .ifPresent(fleet ->
                        ordersWaiting |= parts.retirement().on(transaction, fleet, report.host(), living, cause) > 0));
    }

    private static boolean hasRetired(Fleet fleet, List<GameProcess> living) {
        return !RetirementRules.retired(living, Set.of(), fleet.runtime()).isEmpty();
    }

    /** Its host was given up when its fleet was deleted, and came back with it. */
    private void bury(GameProcess process) {
        if (!Condemnations.stands(transaction, process)) {
            ordersWaiting |= parts.consequences().scaledIn(transaction, process, "its fleet is deleted", cause);
        }
    }

    private void keep(Notice notice) {
        Optional<EventCode> known = Arrays.stream(EventCode.values())
                .filter(code -> code.name().equals(notice.code()))
                .findFirst();
        String message = known.isPresent() ? notice.message() : notice.code() + ": " + notice.message();
        new Cause(cause.actor(), notice.at())
                .note(
                        transaction,
                        known.orElse(EventCode.PROCESS_NOTICE),
                        message,
                        new Subjects(notice.fleet(), report.host(), notice.process(), null, null));
    }

    private void tell(LaunchTrouble trouble) {
        Optional<Fleet> known = books.fleet(trouble.fleet());
        boolean hopeless =
                known.filter(fleet -> FleetCreations.isHopeless(fleet, trouble)).isPresent();
        if (hopeless) {
            String why = "Its processes could not be started: "
                    + trouble.launchKey().replace('\n', ' ').strip() + ": " + trouble.reason() + ", "
                    + trouble.failuresInRow() + " times in a row on host " + report.host() + ".";
            books.changed(FleetCreations.fail(
                    transaction, known.orElseThrow(), EventCode.FLEET_ACTIVATION_FAILED, why, cause));
            ordersWaiting = true;
            return;
        }
        boolean activating = known.filter(fleet -> fleet.status() == FleetStatus.ACTIVATING
                        && fleet.description().assetId().isEmpty())
                .isPresent();
        EventCode code = activating ? EventCode.FLEET_ACTIVATION_FAILED : EventCode.PROCESS_NOTICE;
        String message = "fewer processes than desired of "
                + trouble.launchKey().replace('\n', ' ').strip() + ": "
                + trouble.reason() + "; " + trouble.failuresInRow() + " failures in a row, next try at "
                + trouble.nextTry();
        cause.noteOnce(transaction, code, message, new Subjects(trouble.fleet(), report.host(), null, null, null));
    }
}
