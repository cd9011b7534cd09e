package io.opengse.agent.loop;

import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessState;
import io.opengse.protocol.link.DeploymentReport;
import io.opengse.protocol.link.LaunchTrouble;
import io.opengse.protocol.link.Notice;
import io.opengse.protocol.link.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which report comes next, and what the last one showed. At most one report is under way; what changes meanwhile is in
 * the next. Nothing is forgotten before a report that showed it was acknowledged.
 */
final class ReportBook {
    private static final int MOST_NOTICES = 100;

    /** A server that has not applied a report by then is sent a new one on the same stream. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Counts change with every player of every game; little things are not worth a report sooner or more often. */
    static final Duration LITTLE_THINGS_APART = Duration.ofMillis(100);

    private record UnderWay(long number, Instant sentAt, Set<String> exited, long lastNotice) {}

    private boolean up;
    private boolean changed = true;
    private boolean changedALittle;
    private Instant littleFrom = Instant.EPOCH;
    private long number;
    private long lastNotice;
    private List<Notice> notices = new ArrayList<>();
    private List<LaunchTrouble> shownTroubles = List.of();
    private @Nullable UnderWay underWay;

    void restore(List<Notice> remembered) {
        notices = new ArrayList<>(remembered);
        remembered.forEach(notice -> lastNotice = Math.max(lastNotice, notice.getNumber()));
    }

    /**
     * Numbers rise even across the agent's death: they begin at the clock. A report of the agent before this one may
     * still be on its way, and two of one number would let the server take the older for the newer.
     */
    void up(long lastReport, Instant now) {
        up = true;
        changed = true;
        underWay = null;
        long first = number == 0 ? now.toEpochMilli() : number;
        number = Math.max(first, lastReport);
    }

    void down() {
        up = false;
        underWay = null;
    }

    boolean isUp() {
        return up;
    }

    /** Something that a report shows is no longer as it was. */
    void changed() {
        changed = true;
    }

    /** As {@link #changed}, but nothing else than what a game counts. */
    void countsChanged() {
        changedALittle = true;
    }

    /** As {@link #changed}, but the server expects it: told a little later, it does not delay what matters now. */
    void tookItsCourse(Instant now) {
        Instant later = now.plus(LITTLE_THINGS_APART);
        if (!changedALittle && littleFrom.isBefore(later)) {
            littleFrom = later;
        }
        changedALittle = true;
    }

    /** Numbers rise even across the agent's death: they begin at the clock. */
    List<Notice> add(Notice.Builder notice, Instant now) {
        lastNotice = Math.max(lastNotice + 1, now.toEpochMilli());
        notices.add(notice.setNumber(lastNotice).setAtMillis(now.toEpochMilli()).build());
        if (notices.size() > MOST_NOTICES) {
            notices.removeFirst();
        }
        changed = true;
        return List.copyOf(notices);
    }

    List<Notice> notices() {
        return List.copyOf(notices);
    }

    /** @return the processes that need not be kept any longer */
    Set<String> acknowledge(long acknowledged) {
        UnderWay report = underWay;
        if (report == null || acknowledged < report.number()) {
            return Set.of();
        }
        underWay = null;
        notices.removeIf(notice -> notice.getNumber() <= report.lastNotice());
        return report.exited();
    }

    /** The report to send now, if any. */
    @Nullable
    Report next(
            Collection<GameProcess> processes,
            List<LaunchTrouble> troubles,
            List<DeploymentReport> deployments,
            Instant now) {
        boolean waiting = underWay != null && now.isBefore(underWay.sentAt().plus(PATIENCE));
        boolean news = changed || underWay != null || !troubles.equals(shownTroubles);
        boolean littleNews = changedALittle && littleThingsMayGo(now);
        if (!up || waiting || !(news || littleNews)) {
            return null;
        }
        if (!news) {
            littleFrom = now.plus(LITTLE_THINGS_APART);
        }
        number++;
        Report.Builder report = Report.newBuilder()
                .setNumber(number)
                .addAllNotices(notices)
                .addAllTroubles(troubles)
                .addAllDeployments(deployments);
        Set<String> exited = new LinkedHashSet<>();
        for (GameProcess process : processes) {
            if (process.state() instanceof ProcessState.Ordered) {
                continue;
            }
            report.addProcesses(ProcessReports.of(process));
            if (process.hasExited()) {
                exited.add(process.id());
            }
        }
        changed = false;
        changedALittle = false;
        shownTroubles = List.copyOf(troubles);
        underWay = new UnderWay(number, now, exited, lastNotice);
        return report.build();
    }

    /** Also when the clock was set back. */
    private boolean littleThingsMayGo(Instant now) {
        return !now.isBefore(littleFrom) || now.plus(LITTLE_THINGS_APART).isBefore(littleFrom);
    }

    boolean isSettled() {
        return !changed && !changedALittle && underWay == null;
    }

    @Nullable
    Instant nextDeadline() {
        if (!up) {
            return null;
        }
        if (underWay != null) {
            return underWay.sentAt().plus(PATIENCE);
        }
        return changedALittle ? littleFrom : null;
    }
}
