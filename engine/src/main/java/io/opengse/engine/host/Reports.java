package io.opengse.engine.host;

import io.opengse.engine.event.Cause;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.Vacancies;
import io.opengse.engine.runtime.Retirement;
import io.opengse.engine.store.Transaction;
import java.util.Optional;
import java.util.function.Predicate;

/** Applies the numbered full reports of agents; each one once, and never an older one. */
public final class Reports {
    private final Parts parts;
    private final HostPresence presence;

    public Reports(ProcessConsequences consequences, Vacancies vacancies, Retirement retirement) {
        this.parts = new Parts(consequences, new Assignments(consequences), vacancies, retirement);
        this.presence = new HostPresence(vacancies);
    }

    record Parts(
            ProcessConsequences consequences, Assignments assignments, Vacancies vacancies, Retirement retirement) {}

    /**
     * @param lastReport the highest number applied now
     * @param connected whether the host was not connected before
     */
    record Applied(long lastReport, boolean ordersWaiting, boolean connected) {}

    /** Empty when it does not come from whoever speaks for its host. */
    Optional<Applied> apply(Transaction transaction, HostReport report, Predicate<Host> speaks, Cause cause) {
        Host host = HostTable.in(transaction)
                .find(report.host())
                .orElseThrow(() -> Refused.notFound(
                        "host " + report.host() + " is not known; it must say hello before it reports"));
        if (!speaks.test(host)) {
            return Optional.empty();
        }
        boolean fresh = report.number() > host.lastReport();
        if (!fresh && host.status() == HostStatus.CONNECTED) {
            return Optional.of(new Applied(host.lastReport(), false, false));
        }
        boolean waiting = fresh && new ReportApplication(parts, transaction, report, cause).apply(host.lastNotice());
        Host heard = host.seenAt(cause.at());
        Host next = fresh ? heard.reported(report.number(), lastNotice(host, report)) : heard;
        boolean connected = presence.apply(transaction, next, new HostEvent.Heard(), cause);
        if (connected) {
            waiting |= presence.offerAll(transaction, host.id(), cause);
        }
        return Optional.of(new Applied(next.lastReport(), waiting, connected));
    }

    private static long lastNotice(Host host, HostReport report) {
        return report.notices().stream().mapToLong(Notice::number).reduce(host.lastNotice(), Math::max);
    }
}
