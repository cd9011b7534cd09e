package io.opengse.engine.explain;

import io.opengse.engine.event.EventCode;
import io.opengse.engine.explain.FleetReason.CreationFailed;
import io.opengse.engine.explain.FleetReason.CreationRefused;
import io.opengse.engine.explain.FleetReason.CreatorsLimited;
import io.opengse.engine.explain.FleetReason.Failure;
import io.opengse.engine.explain.FleetReason.FleetStands;
import io.opengse.engine.explain.FleetReason.FreeProcesses;
import io.opengse.engine.explain.FleetReason.LaunchFails;
import io.opengse.engine.explain.FleetReason.NoFreeProcess;
import io.opengse.engine.explain.FleetReason.NoHostConnected;
import io.opengse.engine.explain.FleetReason.NoProcess;
import io.opengse.engine.explain.FleetReason.OnNoHost;
import io.opengse.engine.explain.FleetReason.ProcessFailed;
import io.opengse.engine.explain.FleetReason.ProcessesHindered;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.instance.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Why a fleet stands as it stands, whether a session can be created in it now, and why not. Pure. */
final class FleetWhy {
    private FleetWhy() {}

    static List<Reason> of(FleetPicture picture) {
        List<Reason> why = new ArrayList<>();
        Fleet fleet = picture.fleet();
        why.add(new FleetStands(picture.now(), fleet.status()));
        switch (fleet.status()) {
            case NEW, DOWNLOADING, VALIDATING, BUILDING -> {
                deployments(picture, why);
                FleetCapacityWhy.instances(picture, why);
            }
            case ACTIVATING -> {
                deployments(picture, why);
                processes(picture, why);
                FleetCapacityWhy.instances(picture, why);
            }
            case ACTIVE -> {
                processes(picture, why);
                FleetCapacityWhy.instances(picture, why);
                FleetCapacityWhy.scaling(picture, why);
                deployments(picture, why);
                limits(picture, why);
            }
            case ERROR -> {
                failure(picture, why);
                deployments(picture, why);
            }
            case DELETING -> processes(picture, why);
            case TERMINATED -> {}
        }
        return why;
    }

    /** The latest of the events that a creation fails with. */
    private static void failure(FleetPicture picture, List<Reason> why) {
        Arrays.stream(Failure.values())
                .flatMap(failure -> picture.story().last(failure.code()).stream()
                        .map(event -> new CreationFailed(event.at(), failure, event.message())))
                .max(Comparator.comparing(CreationFailed::at))
                .ifPresent(why::add);
    }

    private static void deployments(FleetPicture picture, List<Reason> why) {
        picture.deployments().stream()
                .filter(HostWhy::unfinished)
                .map(deployment -> HostWhy.stands(deployment))
                .forEach(why::add);
    }

    private static void processes(FleetPicture picture, List<Reason> why) {
        Map<Hindrance, Integer> hindered = new EnumMap<>(Hindrance.class);
        int free = 0;
        for (Candidate candidate : picture.candidates()) {
            Hindrance hindrance = candidate.hindrance().orElse(null);
            if (hindrance == null) {
                free++;
            } else {
                hindered.merge(hindrance, 1, Integer::sum);
            }
        }
        why.add(free > 0 ? new FreeProcesses(picture.now(), free) : noneFree(picture));
        hindered.forEach((hindrance, count) -> why.add(new ProcessesHindered(picture.now(), hindrance, count)));
        if (free == 0) {
            failures(picture, why);
        }
    }

    private static Reason noneFree(FleetPicture picture) {
        List<Candidate> candidates = picture.candidates();
        List<Instance> instances = picture.instances();
        if (candidates.isEmpty()) {
            boolean nowhere = instances.stream().allMatch(instance -> instance.host() == null);
            return nowhere && !instances.isEmpty() ? new OnNoHost(picture.now()) : new NoProcess(picture.now());
        }
        if (candidates.stream().noneMatch(Candidate::connected)) {
            long hosts = candidates.stream()
                    .map(candidate -> candidate.process().host())
                    .distinct()
                    .count();
            return new NoHostConnected(picture.now(), (int) hosts);
        }
        return new NoFreeProcess(picture.now(), candidates.size());
    }

    /** Why there are fewer than there should be, as agents told it. */
    private static void failures(FleetPicture picture, List<Reason> why) {
        Story story = picture.story();
        story.last(EventCode.PROCESS_NOTICE, EventCode.FLEET_ACTIVATION_FAILED)
                .ifPresent(event -> why.add(new LaunchFails(event.at(), event.message())));
        story.last(
                        EventCode.SERVER_PROCESS_CRASHED,
                        EventCode.SERVER_PROCESS_PROCESS_READY_TIMEOUT,
                        EventCode.SERVER_PROCESS_PULL_FAILED,
                        EventCode.SERVER_PROCESS_INVALID_PATH)
                .ifPresent(event -> why.add(new ProcessFailed(event.at(), event.message())));
    }

    private static void limits(FleetPicture picture, List<Reason> why) {
        CreationLimit limit = picture.fleet().creationLimit();
        if (limit.sessionsPerCreator() > 0) {
            why.add(new CreatorsLimited(
                    picture.now(), limit.sessionsPerCreator(), limit.period().toMinutes()));
        }
        picture.story()
                .last(EventCode.SESSION_REFUSED)
                .ifPresent(event -> why.add(new CreationRefused(event.at(), event.actor(), event.message())));
    }
}
