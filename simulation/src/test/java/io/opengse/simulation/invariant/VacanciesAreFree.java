package io.opengse.simulation.invariant;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.session.Reservation;
import io.opengse.simulation.world.Broken;
import java.util.Set;
import java.util.stream.Collectors;

/** Only a process that is ready, healthy, not told to end, not reserved, and on a connected host is on offer. */
final class VacanciesAreFree implements Invariant {
    @Override
    public void check(Books before, Books now) {
        Set<ProcessId> reserved =
                now.reservations().stream().map(Reservation::process).collect(Collectors.toSet());
        for (Vacancy vacancy : now.vacancies()) {
            GameProcess process = now.processes().get(vacancy.process());
            Host host = now.hosts().get(vacancy.host());
            Broken.unless(
                    process != null && process.status() == ProcessStatus.ACTIVE && process.healthy(),
                    () -> "only a ready and healthy process is on offer, but so is " + process + " as " + vacancy);
            Broken.unless(
                    !reserved.contains(vacancy.process()),
                    () -> "a reserved process is not on offer, but " + vacancy.process() + " is");
            Broken.unless(
                    !now.condemnations().containsKey(vacancy.process()),
                    () -> "a process that was told to end is not on offer, but " + vacancy.process() + " is");
            Instance instance =
                    vacancy.instance() == null ? null : now.instances().get(vacancy.instance());
            Broken.unless(
                    instance != null && instance.takesSessions() && instance.weight() == vacancy.weight(),
                    () -> "only instances that take sessions are offered, with their weight, but " + vacancy + " is of "
                            + instance);
            Broken.unless(
                    host != null && host.status() == HostStatus.CONNECTED,
                    () -> "only connected hosts take sessions, but " + vacancy + " is on " + host);
        }
    }
}
