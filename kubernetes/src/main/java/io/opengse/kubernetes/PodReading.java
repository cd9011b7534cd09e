package io.opengse.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.opengse.engine.id.InstanceId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the cluster tells of a pod. Pure. */
final class PodReading {
    private PodReading() {}

    /** Empty for what only looks like one of ours: somebody copied its labels. */
    static Optional<SeenPod> read(Pod pod) {
        Map<String, String> labels =
                Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
        String instance = labels.getOrDefault(PodLabels.INSTANCE, "");
        if (!pod.getMetadata().getName().equals(instance)) {
            return Optional.empty();
        }
        PodStatus status = Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
        return Optional.of(new SeenPod(
                new InstanceId(instance),
                Objects.requireNonNullElse(pod.getMetadata().getUid(), ""),
                phase(status),
                words(status),
                Boolean.parseBoolean(labels.get(PodLabels.BUSY)),
                Objects.requireNonNullElse(instant(pod.getMetadata().getCreationTimestamp()), Instant.EPOCH),
                instant(pod.getMetadata().getDeletionTimestamp())));
    }

    private static SeenPod.Phase phase(PodStatus status) {
        return switch (Objects.requireNonNullElse(status.getPhase(), "")) {
            case "Running" -> SeenPod.Phase.RUNNING;
            case "Failed", "Succeeded" -> SeenPod.Phase.ENDED;
            // Pending, and Unknown: nobody heard of its node for a while.
            default -> SeenPod.Phase.WAITING;
        };
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    /** The cluster's own words: the first of them that says more than the phase. */
    private static String words(PodStatus status) {
        String phase = Objects.requireNonNullElse(status.getPhase(), "Pending");
        return Stream.of(whole(status), container(status), restarted(status), condition(status))
                .flatMap(Optional::stream)
                .findFirst()
                .map(more -> phase + ", " + more)
                .orElse(phase);
    }

    private static Optional<String> whole(PodStatus status) {
        return told(status.getReason(), status.getMessage());
    }

    private static Optional<String> container(PodStatus status) {
        List<ContainerStatus> all = Objects.requireNonNullElse(status.getContainerStatuses(), List.of());
        return all.stream()
                .filter(one -> one.getState() != null && one.getState().getWaiting() != null)
                .map(one -> one.getState().getWaiting())
                .flatMap(one -> waiting(one).stream())
                .findFirst();
    }

    /** What every pod goes through is no news. */
    private static Optional<String> waiting(ContainerStateWaiting waiting) {
        return "ContainerCreating".equals(waiting.getReason())
                ? Optional.empty()
                : told(waiting.getReason(), waiting.getMessage());
    }

    /** A container that ends again and again runs in between, and the cluster calls that Running. */
    private static Optional<String> restarted(PodStatus status) {
        return Objects.requireNonNullElse(status.getContainerStatuses(), List.<ContainerStatus>of()).stream()
                .flatMap(one -> Optional.ofNullable(one.getLastState())
                        .map(ContainerState::getTerminated)
                        .map(ended -> restarted(one, ended))
                        .stream())
                .findFirst();
    }

    private static String restarted(ContainerStatus container, ContainerStateTerminated ended) {
        int times = Objects.requireNonNullElse(container.getRestartCount(), 1);
        String last = "container " + container.getName() + " was restarted " + times + (times == 1 ? " time" : " times")
                + ", last after exit code " + ended.getExitCode();
        return Optional.ofNullable(ended.getMessage())
                .map(message -> message.strip().replaceAll("(?s).*\\n\\s*", ""))
                .filter(message -> !message.isEmpty())
                .map(message -> last + ": " + message)
                .orElse(last);
    }

    private static Optional<String> condition(PodStatus status) {
        List<PodCondition> all = Objects.requireNonNullElse(status.getConditions(), List.of());
        return all.stream()
                .filter(one -> "DisruptionTarget".equals(one.getType())
                        ? "True".equals(one.getStatus())
                        : "PodScheduled".equals(one.getType()) && "False".equals(one.getStatus()))
                .flatMap(one -> told(one.getReason(), one.getMessage()).stream())
                .findFirst();
    }

    private static Optional<String> told(@Nullable String reason, @Nullable String message) {
        if (reason == null || reason.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(message == null || message.isEmpty() ? reason : reason + ": " + message);
    }
}
