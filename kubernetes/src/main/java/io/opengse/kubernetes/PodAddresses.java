package io.opengse.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Where players find the games of a pod. */
final class PodAddresses {
    /** Where games find the SDK. On the node's network it is the node's, so there can be one pod at most. */
    private static final int SDK = 5758;

    private PodAddresses() {}

    /** What the agent says its address is; the kubelet fills it in. */
    static EnvVar address(PodNetwork network) {
        String field = switch (network) {
            case POD -> "status.podIP";
            case HOST_PORTS, HOST -> "status.hostIP";
        };
        return new EnvVarBuilder()
                .withName("GSE_ADDRESS")
                .withNewValueFrom()
                .withNewFieldRef()
                .withFieldPath(field)
                .endFieldRef()
                .endValueFrom()
                .build();
    }

    /** A port keeps its number on the node: a game tells players the one it listens on. */
    static List<ContainerPort> ports(PodPlan plan) {
        boolean onNode = plan.network() != PodNetwork.POD;
        List<ContainerPort> ports = new ArrayList<>();
        for (PodPorts range : plan.ports()) {
            IntStream.rangeClosed(range.from(), range.to())
                    .forEach(port -> ports.add(port(port, range.protocol(), onNode)));
        }
        if (plan.network() == PodNetwork.HOST) {
            ports.add(port(SDK, "TCP", true));
        }
        return ports;
    }

    private static ContainerPort port(int port, String protocol, boolean onNode) {
        ContainerPortBuilder written =
                new ContainerPortBuilder().withContainerPort(port).withProtocol(protocol);
        if (onNode) {
            written.withHostPort(port);
        }
        return written.build();
    }
}
