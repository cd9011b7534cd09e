package io.opengse.engine.process;

import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which processes of a fleet on one host the runtime configuration no longer wants, instance by instance. What hosts a session is never among
 * them: it goes when its session is over. Pure.
 */
public final class RetirementRules {
    /** Those not yet ready go first, then the youngest. */
    private static final Comparator<GameProcess> LEAST_MISSED = Comparator.comparing(GameProcess::status)
            .thenComparing(GameProcess::startedAt, Comparator.reverseOrder())
            .thenComparing(process -> process.id().value());

    private record Slot(@Nullable InstanceId instance, String launchKey) {}

    private RetirementRules() {}

    /**
     * @param living of one fleet and one host, without those that are condemned
     * @param reserved those that host a session
     */
    public static List<GameProcess> retired(
            List<GameProcess> living, Set<ProcessId> reserved, RuntimeConfiguration runtime) {
        Map<String, Integer> wanted = runtime.executions();
        Map<Slot, List<GameProcess>> bySlot = living.stream()
                .filter(RetirementRules::staying)
                .filter(process -> !process.launchKey().isEmpty())
                .collect(Collectors.groupingBy(process -> new Slot(process.instance(), process.launchKey())));
        List<GameProcess> retired = new ArrayList<>();
        bySlot.forEach((slot, processes) -> {
            int surplus = processes.size() - wanted.getOrDefault(slot.launchKey(), 0);
            processes.stream()
                    .filter(process -> !reserved.contains(process.id()))
                    .sorted(LEAST_MISSED)
                    .limit(Math.max(0, surplus))
                    .forEach(retired::add);
        });
        return retired;
    }

    private static boolean staying(GameProcess process) {
        return process.status() == ProcessStatus.ACTIVATING || process.status() == ProcessStatus.ACTIVE;
    }
}
