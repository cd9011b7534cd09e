package io.opengse.simulation.saboteur;

import static io.opengse.simulation.saboteur.Tampered.tables;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.id.HostId;
import io.opengse.simulation.backend.Labels;
import io.opengse.simulation.saboteur.Tampered.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Those who corrupt of what kind hosts are. */
final class LabelSaboteurs {
    private LabelSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                new Saboteur(
                        "an instance goes to any host, whatever its fleet asks for",
                        () -> tables(HostTable.class, call -> listed(call, host -> of(host, Labels.FOR_ALL)))),
                new Saboteur("the labels that a host had first are the ones that count", LabelSaboteurs::remember),
                new Saboteur(
                        "labels that change are not kept", () -> tables(HostTable.class, LabelSaboteurs::neverChange)));
    }

    private static Seam remember() {
        Map<HostId, HostTraits> first = new HashMap<>();
        return tables(
                HostTable.class,
                call -> listed(call, host -> of(host, first.computeIfAbsent(host.id(), _ -> host.traits()))));
    }

    private static Object listed(Call call, UnaryOperator<Host> as) {
        return call.is("list")
                ? ((List<?>) Objects.requireNonNull(call.honestly()))
                        .stream().map(Host.class::cast).map(as).toList()
                : call.honestly();
    }

    private static Object neverChange(Call call) {
        return call.is("update") && call.argument() instanceof Host host
                ? call.with(of(
                        host,
                        ((HostTable) call.table())
                                .find(host.id())
                                .map(Host::traits)
                                .orElse(host.traits())))
                : call.honestly();
    }

    private static Host of(Host host, HostTraits traits) {
        return new Host(
                host.id(),
                traits,
                host.address(),
                host.status(),
                host.weight(),
                host.room(),
                host.lastReport(),
                host.lastNotice(),
                host.lastSeen(),
                host.held(),
                host.version());
    }
}
