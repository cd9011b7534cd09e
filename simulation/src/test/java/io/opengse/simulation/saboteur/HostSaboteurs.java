package io.opengse.simulation.saboteur;

import static io.opengse.simulation.saboteur.Tampered.tables;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.HostId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.simulation.saboteur.Tampered.Call;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Those who corrupt how hosts are drained, lost and found again. */
final class HostSaboteurs {
    private HostSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                new Saboteur("a drain ends matches as if they were idle", HostSaboteurs::blindForMatches),
                new Saboteur(
                        "a drained host still gets sessions",
                        () -> tables(HostTable.class, HostSaboteurs::overlookDrain)),
                new Saboteur(
                        "a drained host still gets instances",
                        () -> tables(HostTable.class, HostSaboteurs::listAsUsable)),
                new Saboteur(
                        "whatever is heard of a host undoes its drain",
                        () -> tables(HostTable.class, HostSaboteurs::undoDrain)),
                new Saboteur(
                        "instances stay on a host that is lost",
                        () -> tables(HostTable.class, call -> found(call, HostSaboteurs::onlyAway))),
                new Saboteur(
                        "what a lost host still runs when it comes back goes on",
                        () -> tables(InstanceTable.class, HostSaboteurs::leaveRunning)));
    }

    /** On hosts that are drained no reservation is seen. */
    private static Seam blindForMatches() {
        Set<HostId> drained = new HashSet<>();
        Seam hosts = tables(HostTable.class, call -> {
            if (call.is("update") && call.argument() instanceof Host host) {
                boolean _ = host.drains() ? drained.add(host.id()) : drained.remove(host.id());
            }
            return call.honestly();
        });
        Seam reservations = tables(
                ReservationTable.class,
                call -> call.is("find")
                        ? ((Optional<?>) Objects.requireNonNull(call.honestly()))
                                .map(Reservation.class::cast)
                                .filter(reservation -> !drained.contains(reservation.host()))
                        : call.honestly());
        return new Seam() {
            @Override
            public <T> T table(Class<T> type, T honest) {
                return hosts.table(type, reservations.table(type, honest));
            }
        };
    }

    private static Object overlookDrain(Call call) {
        if (call.is("update")
                && call.argument() instanceof Host host
                && stored(call, host).drains()) {
            return call.with(weighing(host, 0));
        }
        return found(call, HostSaboteurs::usable);
    }

    private static Object listAsUsable(Call call) {
        return call.is("list")
                ? ((List<?>) Objects.requireNonNull(call.honestly()))
                        .stream()
                                .map(Host.class::cast)
                                .map(HostSaboteurs::usable)
                                .toList()
                : call.honestly();
    }

    private static Object undoDrain(Call call) {
        boolean drains = call.is("update")
                && call.argument() instanceof Host host
                && stored(call, host).drains();
        return drains ? call.with(usable((Host) call.argument())) : call.honestly();
    }

    private static @Nullable Object leaveRunning(Call call) {
        boolean returns = call.is("update")
                && call.argument() instanceof Instance instance
                && instance.status() == InstanceStatus.DRAINING
                && ((InstanceTable) call.table())
                        .find(instance.id())
                        .filter(was -> was.status() == InstanceStatus.TERMINATED)
                        .isPresent();
        return returns ? null : call.honestly();
    }

    private static Object found(Call call, UnaryOperator<Host> as) {
        return call.is("find")
                ? ((Optional<?>) Objects.requireNonNull(call.honestly()))
                        .map(Host.class::cast)
                        .map(as)
                : call.honestly();
    }

    private static Host stored(Call call, Host host) {
        return ((HostTable) call.table()).find(host.id()).orElse(host);
    }

    private static Host onlyAway(Host host) {
        return host.status() == HostStatus.LOST ? host.withStatus(HostStatus.AWAY) : host;
    }

    private static Host usable(Host host) {
        return host.drains() ? weighing(host, Host.STANDARD_WEIGHT) : host;
    }

    private static Host weighing(Host host, int weight) {
        return new Host(
                host.id(),
                host.traits(),
                host.address(),
                host.status(),
                weight,
                host.room(),
                host.lastReport(),
                host.lastNotice(),
                host.lastSeen(),
                host.held(),
                host.version());
    }
}
