package io.opengse.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.opengse.engine.instance.MadeHosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the pod of an instance: what its template says, and over it what makes an agent of it that is this instance's
 * host. Called by {@link PodProvider}; the same instance gives the same pod.
 */
final class PodMaker {
    /** The container that is completed; others of a template stay as they are. */
    static final String CONTAINER = "agent";

    /** The key in the pod's secret. */
    static final String TOKEN = "token";

    private static final String STATE = "opengse-state";
    private static final String DATA = "/var/lib/opengse";
    private static final long FAREWELL_SECONDS = 60;

    private final PodPlan plan;
    private final String installation;
    private final PodTemplates templates;

    /** @param installation a label value by which its pods are told from those of others */
    PodMaker(PodPlan plan, String installation) {
        this.plan = plan;
        this.installation = installation;
        this.templates = new PodTemplates(plan.templates());
    }

    /** @throws UnusableTemplate saying what to do */
    Pod pod(MadeHosts.Wanted wanted) {
        Pod template = templates.of(wanted.fleet().description());
        PodSpec asked = template.getSpec() == null ? new PodSpec() : template.getSpec();
        var described = template.getMetadata() == null
                ? new ObjectMetaBuilder()
                : new ObjectMetaBuilder(template.getMetadata());
        String name = SeenPod.nameFor(wanted.instance().id());
        return new PodBuilder()
                .withMetadata(described
                        .withName(name)
                        .withNamespace(null)
                        .withGenerateName(null)
                        .addToLabels(labels(wanted))
                        .addToAnnotations(PodLabels.annotations(false))
                        .build())
                .withSpec(spec(asked, wanted, name))
                .build();
    }

    private Map<String, String> labels(MadeHosts.Wanted wanted) {
        return Map.of(
                "app.kubernetes.io/name",
                "opengse-agent",
                "app.kubernetes.io/managed-by",
                "opengse",
                PodLabels.INSTALLATION,
                installation,
                PodLabels.INSTANCE,
                wanted.instance().id().value(),
                PodLabels.FLEET,
                wanted.fleet().id().value(),
                PodLabels.BUSY,
                "false");
    }

    private PodSpec spec(PodSpec asked, MadeHosts.Wanted wanted, String name) {
        List<Container> containers = new ArrayList<>(asked.getContainers());
        Container agent = containers.stream()
                .filter(one -> CONTAINER.equals(one.getName()))
                .findFirst()
                .orElseGet(Container::new);
        containers.remove(agent);
        containers.addFirst(agent(agent, wanted, name));
        PodSpecBuilder spec = new PodSpecBuilder(asked).withContainers(containers);
        if (asked.getRestartPolicy() == null) {
            spec.withRestartPolicy("Always");
        }
        if (asked.getTerminationGracePeriodSeconds() == null) {
            spec.withTerminationGracePeriodSeconds(FAREWELL_SECONDS);
        }
        if (asked.getAutomountServiceAccountToken() == null) {
            spec.withAutomountServiceAccountToken(false); // games have no business with the cluster
        }
        if (asked.getEnableServiceLinks() == null) {
            spec.withEnableServiceLinks(false);
        }
        if (asked.getSecurityContext() == null) {
            spec.withNewSecurityContext()
                    .withNewSeccompProfile()
                    .withType("RuntimeDefault")
                    .endSeccompProfile()
                    .endSecurityContext();
        }
        if (plan.network() == PodNetwork.HOST) {
            spec.withHostNetwork(true).withDnsPolicy("ClusterFirstWithHostNet");
        }
        if (asked.getVolumes().stream().noneMatch(volume -> STATE.equals(volume.getName()))) {
            spec.addNewVolume().withName(STATE).withNewEmptyDir().endEmptyDir().endVolume();
        }
        return spec.build();
    }

    private Container agent(Container asked, MadeHosts.Wanted wanted, String name) {
        ContainerBuilder agent = new ContainerBuilder(asked)
                .withName(CONTAINER)
                .addAllToEnv(environment(name))
                .addAllToPorts(PodAddresses.ports(plan));
        if (asked.getImage() == null) {
            agent.withImage(plan.image());
        }
        if (asked.getArgs().isEmpty() && asked.getCommand().isEmpty()) {
            agent.withArgs("agent", "--join", "--data", DATA);
        }
        if (asked.getTerminationMessagePolicy() == null) {
            agent.withTerminationMessagePolicy("FallbackToLogsOnError"); // its last words are told at the instance
        }
        if (asked.getVolumeMounts().stream().noneMatch(mount -> STATE.equals(mount.getName()))) {
            agent.addNewVolumeMount().withName(STATE).withMountPath(DATA).endVolumeMount();
        }
        if (asked.getResources() == null) {
            agent.withResources(PodSizes.of(wanted.type()));
        }
        if (asked.getSecurityContext() == null) {
            agent.withNewSecurityContext()
                    .withAllowPrivilegeEscalation(false)
                    .withNewCapabilities()
                    .addToDrop("ALL")
                    .endCapabilities()
                    .endSecurityContext();
        }
        return agent.build();
    }

    /** After those of the template, so that these count where both say something. */
    private List<EnvVar> environment(String name) {
        EnvVar token = new EnvVarBuilder()
                .withName("GSE_JOIN_TOKEN")
                .withNewValueFrom()
                .withNewSecretKeyRef()
                .withName(name)
                .withKey(TOKEN)
                .endSecretKeyRef()
                .endValueFrom()
                .build();
        return List.of(
                token,
                new EnvVarBuilder().withName("GSE_HOST_ID").withValue(name).build(),
                new EnvVarBuilder()
                        .withName("GSE_HOST_INSTANCES")
                        .withValue("1")
                        .build(),
                new EnvVarBuilder()
                        .withName("GSE_REGION")
                        .withValue(plan.region())
                        .build(),
                PodAddresses.address(plan.network()));
    }
}
