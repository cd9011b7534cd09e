package io.opengse.server;

import io.opengse.engine.instance.Provider;
import io.opengse.kubernetes.PodNetwork;
import io.opengse.kubernetes.PodPlan;
import io.opengse.kubernetes.PodPorts;
import io.opengse.settings.BadSettings;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the machines of fleets come from. Read by {@link ServerSettings}.
 *
 * @param standard of fleets that do not say it
 * @param pods how pods are made; empty: this server makes none
 */
public record ProviderSettings(Provider standard, Optional<PodPlan> pods) {
    /** Machines come by themselves. */
    public static final ProviderSettings HOSTS = new ProviderSettings(Provider.HOSTS, Optional.empty());

    private static final Setting<Provider> PROVIDER = Setting.choice(
            "provider",
            Provider.HOSTS,
            Provider.class,
            "Where fleets without the tag gse:provider run: on hosts that joined, or in pods made for them.");
    private static final Setting<String> IMAGE = Setting.text(
            "kubernetes-image",
            "",
            "Image with the gse command, of which pods are made; empty: this server makes no pods.");
    private static final Setting<String> NAMESPACE = Setting.text(
            "kubernetes-namespace", "", "Namespace of the pods; empty: the server's own, or that of KUBECONFIG.");
    private static final Setting<PodNetwork> NETWORK = Setting.choice(
            "kubernetes-network",
            PodNetwork.POD,
            PodNetwork.class,
            "Where players reach games: at the pod, at the node by the same ports, or on the node's own network.");
    private static final Setting<List<PodPorts>> PORTS = new Setting<>(
            "kubernetes-ports",
            "",
            "ports, e.g. 7000-7009/UDP, 8080/TCP",
            "Ports of the games in a pod, opened on its node with host-ports.",
            PodPorts::parse);
    private static final Setting<String> TEMPLATES = Setting.text(
            "kubernetes-templates",
            "",
            "Folder of pod templates, NAME.yaml, for the tag gse:pod-template; default.yaml is for all others.");
    private static final Setting<Duration> PATIENCE = Setting.duration(
            "kubernetes-start-timeout",
            "10m",
            Duration.ofSeconds(10),
            Duration.ofDays(1),
            "How long an agent may take to join from a new pod, until the pod is made anew.");

    static List<Setting<?>> declared() {
        return List.of(PROVIDER, IMAGE, NAMESPACE, NETWORK, PORTS, TEMPLATES, PATIENCE);
    }

    /** @throws BadSettings when pods are wanted that could not be made, or could not join */
    static ProviderSettings of(Settings settings, String region, JoinSettings join) {
        Provider standard = settings.get(PROVIDER);
        String image = settings.get(IMAGE).strip();
        if (image.isEmpty() && standard == Provider.KUBERNETES) {
            throw new BadSettings(
                    List.of("kubernetes-image: must be set with provider: kubernetes, to an image with the"
                            + " gse command, such as registry.example/opengse:1.0"));
        }
        if (image.isEmpty()) {
            return new ProviderSettings(standard, Optional.empty());
        }
        if (join.door().isEmpty()) {
            throw new BadSettings(List.of(
                    "join: must be set with kubernetes-image, such as 0.0.0.0:5762, for pods join as hosts there"));
        }
        return new ProviderSettings(
                standard,
                Optional.of(new PodPlan(
                        settings.get(NAMESPACE).strip(),
                        image,
                        region,
                        settings.get(NETWORK),
                        settings.get(PORTS),
                        Optional.of(settings.get(TEMPLATES).strip())
                                .filter(folder -> !folder.isEmpty())
                                .map(Path::of),
                        settings.get(PATIENCE))));
    }
}
