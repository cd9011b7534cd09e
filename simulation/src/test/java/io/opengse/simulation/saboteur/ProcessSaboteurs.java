package io.opengse.simulation.saboteur;

import static io.opengse.simulation.saboteur.Tampered.instead;
import static io.opengse.simulation.saboteur.Tampered.tables;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.VacancyTable;
import io.opengse.simulation.saboteur.Tampered.Call;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those who corrupt what the books say of processes and hosts. */
final class ProcessSaboteurs {
    private ProcessSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                new Saboteur(
                        "a process stays on offer when it is taken", () -> instead(VacancyTable.class, "remove", true)),
                new Saboteur("a free process is not offered, now and then", ProcessSaboteurs::forgetful),
                new Saboteur(
                        "what a host offered stays on offer when it goes away",
                        () -> instead(VacancyTable.class, "removeAll", null)),
                new Saboteur(
                        "a condemned process is used again",
                        () -> instead(CondemnationTable.class, "find", Optional.empty())),
                new Saboteur(
                        "an order to end outlives its process", () -> instead(CondemnationTable.class, "remove", null)),
                new Saboteur(
                        "full protection is ignored",
                        () -> tables(CondemnationTable.class, ProcessSaboteurs::protectNobody)),
                new Saboteur(
                        "surplus processes are never told to end",
                        () -> tables(CondemnationTable.class, ProcessSaboteurs::keepSurplus)),
                new Saboteur("an order that went with its host is not given again", ProcessSaboteurs::orderOnlyOnce),
                new Saboteur(
                        "a host that goes away forgets its last report",
                        () -> tables(HostTable.class, ProcessSaboteurs::forgetReport)),
                new Saboteur(
                        "a silent host is never given up", () -> instead(HostTable.class, "silentSince", List.of())));
    }

    private static Seam forgetful() {
        int[] offers = {0};
        return tables(VacancyTable.class, call -> call.is("put") && ++offers[0] % 20 == 0 ? null : call.honestly());
    }

    private static Object protectNobody(Call call) {
        if (call.is("put") && call.argument() instanceof Condemnation order && order.killAt() == null) {
            return call.with(new Condemnation(
                    order.process(),
                    order.host(),
                    order.reason(),
                    order.at(),
                    order.at().plusSeconds(10),
                    order.shown()));
        }
        return call.honestly();
    }

    private static @Nullable Object keepSurplus(Call call) {
        boolean surplus =
                call.is("put") && call.argument() instanceof Condemnation order && order.reason() == EndReason.RETIRED;
        return surplus ? null : call.honestly();
    }

    private static Seam orderOnlyOnce() {
        Set<Object> removed = new HashSet<>();
        return tables(CondemnationTable.class, call -> {
            if (call.is("remove") && call.argument() instanceof ProcessId process) {
                removed.add(process);
            }
            boolean again = call.is("put")
                    && call.argument() instanceof Condemnation order
                    && removed.contains(order.process());
            return again ? null : call.honestly();
        });
    }

    private static Object forgetReport(Call call) {
        if (call.is("update") && call.argument() instanceof Host host && host.status() == HostStatus.AWAY) {
            return call.with(host.reported(0, host.lastNotice()));
        }
        return call.honestly();
    }
}
