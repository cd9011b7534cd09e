package io.opengse.agent.loop;

import io.opengse.agent.process.Endpoint;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessState;
import io.opengse.agent.process.Slot;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndReason;
import io.opengse.protocol.link.FleetSpec;
import io.opengse.protocol.link.Launch;
import io.opengse.protocol.link.LaunchTrouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What should run here, and how long to wait before trying again what failed. It only says what to launch; what is no
 * longer wanted is ended by the server, when it is idle.
 */
final class LaunchPlan {
    /** A process that was ready for this long has proved its slot; failures before it are forgotten. */
    static final Duration STEADY = Duration.ofSeconds(30);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** So many more processes are wanted in this slot, now. */
    record Missing(Slot slot, String directory, Launch launch, int count) {}

    /** Where fleets' packages lie. */
    @FunctionalInterface
    interface Roots {
        @Nullable
        String of(String fleetId);
    }

    /** @param directory empty: the root of the fleet's package, once that is deployed */
    private record Wanted(String directory, Launch launch) {
        boolean startsAs(@Nullable Wanted other) {
            return other != null
                    && directory.equals(other.directory)
                    && launch.getLaunchPath().equals(other.launch.getLaunchPath())
                    && launch.getParameters().equals(other.launch.getParameters());
        }
    }

    private record Trouble(int failures, Instant since, Instant nextTry, String reason) {}

    private long number = Long.MIN_VALUE;
    private Map<Slot, Wanted> wanted = Map.of();
    private Map<String, SdkErrors> sdkErrors = Map.of();
    /** The first instance of each fleet: home of processes that know none. */
    private Map<String, String> homes = Map.of();

    private Slot strangers = Slot.stranger("", "fleet-local");
    private final Map<Slot, Trouble> troubles = new LinkedHashMap<>();

    /** Numbers rise within one stream; another server may count anew. */
    void newStream() {
        number = Long.MIN_VALUE;
    }

    /** Where processes that nobody launched belong: the fleet that has no folder to launch from. */
    Slot strangers() {
        return strangers;
    }

    /**
     * Where a process belongs that knows no instance: found by an earlier version, or before the first orders, when a
     * stranger does not even know its fleet. Null while nobody has said.
     */
    @Nullable
    Slot home(GameProcess process) {
        if (process.slot().isStranger() && !strangers.instanceId().isEmpty()) {
            return strangers;
        }
        String instance = homes.getOrDefault(process.slot().fleetId(), "");
        return instance.isEmpty() ? null : process.slot().of(instance);
    }

    /** @return false when this was older than what is known */
    boolean replace(Desired desired) {
        if (desired.getNumber() < number) {
            return false;
        }
        number = desired.getNumber();
        Map<Slot, Wanted> next = new LinkedHashMap<>();
        Map<String, SdkErrors> styles = new HashMap<>();
        Map<String, String> firsts = new HashMap<>();
        desired.getFleetsList().stream()
                .filter(fleet -> fleet.getDirectory().isEmpty() && !fleet.hasDeployment())
                .findFirst()
                .ifPresent(fleet -> strangers = Slot.stranger(fleet.getInstanceId(), fleet.getFleetId()));
        for (FleetSpec fleet : desired.getFleetsList()) {
            firsts.putIfAbsent(fleet.getFleetId(), fleet.getInstanceId());
            SdkErrors style = style(fleet.getSdkErrors());
            if (style != null) {
                styles.put(fleet.getFleetId(), style);
            }
            for (Launch launch : fleet.getLaunchesList()) {
                if (!fleet.getDirectory().isEmpty() || fleet.hasDeployment()) {
                    Slot slot = new Slot(fleet.getInstanceId(), fleet.getFleetId(), launch.getKey());
                    next.put(slot, new Wanted(fleet.getDirectory(), launch));
                }
            }
        }
        troubles.keySet().removeIf(slot -> {
            Wanted now = next.get(slot);
            return now == null || !now.startsAs(wanted.get(slot));
        });
        wanted = next;
        homes = firsts;
        sdkErrors = styles;
        return true;
    }

    private static @Nullable SdkErrors style(String said) {
        return switch (said) {
            case "response" -> SdkErrors.RESPONSE;
            case "grpc-status" -> SdkErrors.GRPC_STATUS;
            default -> null;
        };
    }

    SdkErrors sdkErrors(String fleetId, SdkErrors standard) {
        return sdkErrors.getOrDefault(fleetId, standard);
    }

    /**
     * What to launch now.
     *
     * @param deployed the game root of a fleet whose package is deployed here, else null
     */
    List<Missing> missing(Collection<GameProcess> processes, Roots deployed, Instant now) {
        Map<Slot, Integer> filled = filled(processes);
        List<Missing> missing = new ArrayList<>();
        wanted.forEach((slot, want) -> {
            Trouble trouble = troubles.get(slot);
            int count = want.launch().getCount() - filled.getOrDefault(slot, 0);
            String directory = want.directory().isEmpty() ? deployed.of(slot.fleetId()) : want.directory();
            if (directory != null && count > 0 && (trouble == null || !now.isBefore(trouble.nextTry()))) {
                missing.add(new Missing(slot, directory, want.launch(), count));
            }
        });
        return missing;
    }

    private static Map<Slot, Integer> filled(Collection<GameProcess> processes) {
        Map<Slot, Integer> filled = new HashMap<>();
        for (GameProcess process : processes) { // after every event: a stream would cost more than what it does
            if (process.fillsSlot()) {
                filled.merge(process.slot(), 1, Integer::sum);
            }
        }
        return filled;
    }

    /**
     * A start failed, or came to nothing. Failures of one round count once.
     *
     * @return whether this is the first one of this kind
     */
    boolean failed(Slot slot, String reason, boolean hopeless, Instant now) {
        if (!wanted.containsKey(slot)) {
            return false;
        }
        Trouble before = troubles.get(slot);
        if (before != null && now.isBefore(before.nextTry())) {
            return false;
        }
        int failures = before == null ? 1 : before.failures() + 1;
        Duration wait = hopeless ? LONGEST_WAIT : FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 6));
        wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        troubles.put(slot, new Trouble(failures, now, now.plus(wait), reason));
        return before == null || !before.reason().equals(reason);
    }

    /** A process has gone: was that a failure of its slot? */
    void exited(GameProcess process, ProcessState.Exited exited, Instant now) {
        boolean leftUnused = exited.reason() == EndReason.ENDED_BY_GAME && process.assignment() == null;
        boolean failure =
                leftUnused || exited.reason() == EndReason.CRASHED || exited.reason() == EndReason.READY_TIMEOUT;
        Endpoint endpoint = exited.endpoint();
        if (failure && (endpoint == null || now.isBefore(endpoint.readyAt().plus(STEADY)))) {
            failed(process.slot(), exited.detail(), false, now);
        }
    }

    /** Forgets the troubles that a later process has shown to be over. */
    void settle(Collection<GameProcess> processes, Instant now) {
        for (GameProcess process : processes) {
            Instant proof = proof(process);
            if (proof != null && !now.isBefore(proof)) {
                troubles.remove(process.slot());
            }
        }
    }

    private @Nullable Instant proof(GameProcess process) {
        Trouble trouble = troubles.get(process.slot());
        boolean later = trouble != null && !process.startedAt().isBefore(trouble.since());
        return later && process.state() instanceof ProcessState.Ready(var _, var endpoint)
                ? endpoint.readyAt().plus(STEADY)
                : null;
    }

    @Nullable
    Instant nextDeadline(Collection<GameProcess> processes) {
        if (troubles.isEmpty()) {
            return null;
        }
        Map<Slot, Integer> filled = filled(processes);
        Instant next = null;
        for (Map.Entry<Slot, Trouble> entry : troubles.entrySet()) {
            Wanted want = wanted.get(entry.getKey());
            if (want != null && want.launch().getCount() > filled.getOrDefault(entry.getKey(), 0)) {
                next = Deadlines.earlier(next, entry.getValue().nextTry());
            }
        }
        for (GameProcess process : processes) {
            next = Deadlines.earlier(next, proof(process));
        }
        return next;
    }

    List<LaunchTrouble> troubles() {
        List<LaunchTrouble> list = new ArrayList<>();
        troubles.forEach((slot, trouble) -> list.add(LaunchTrouble.newBuilder()
                .setFleetId(slot.fleetId())
                .setLaunchKey(slot.launchKey())
                .setFailuresInRow(trouble.failures())
                .setNextTryMillis(trouble.nextTry().toEpochMilli())
                .setReason(trouble.reason())
                .build()));
        return list;
    }
}
