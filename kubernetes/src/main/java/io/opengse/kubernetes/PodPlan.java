package io.opengse.kubernetes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What pods are made of, as the operator said.
 *
 * @param namespace empty: that of the server itself, or of the kubeconfig
 * @param image with the agent; a template may name another
 * @param region of the hosts that pods become
 * @param ports of the games, opened on the node unless the network is {@link PodNetwork#POD}
 * @param templates a folder of pods that are completed, NAME.yaml; empty: none
 * @param patience how long an agent may take to join from a new pod
 */
public record PodPlan(
        String namespace,
        String image,
        String region,
        PodNetwork network,
        List<PodPorts> ports,
        Optional<Path> templates,
        Duration patience) {
    public PodPlan {
        ports = List.copyOf(ports);
    }
}
