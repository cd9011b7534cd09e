package io.opengse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.instance.MadeHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pods are made of. */
class PodMakerTest {
    @TempDir
    private Path folder;

    @Test
    void aPodIsTheHostOfItsInstanceAndOfNoOther() {
        MadeHosts.Wanted wanted = wanted(Map.of());
        Pod pod = maker(PodNetwork.POD, "").pod(wanted);

        String name = wanted.instance().id().value();
        assertThat(pod.getMetadata().getName()).isEqualTo(name);
        assertThat(pod.getMetadata().getLabels())
                .containsEntry(PodLabels.INSTALLATION, "here")
                .containsEntry(PodLabels.INSTANCE, name)
                .containsEntry(PodLabels.BUSY, "false");
        assertThat(environment(pod))
                .containsEntry("GSE_HOST_ID", name)
                .containsEntry("GSE_HOST_INSTANCES", "1")
                .containsEntry("GSE_REGION", "eu")
                .containsEntry("GSE_JOIN_TOKEN", "secret " + name)
                .containsEntry("GSE_ADDRESS", "field status.podIP");
    }

    @Test
    void gamesGetNoWayIntoTheCluster() {
        Pod pod = maker(PodNetwork.POD, "").pod(wanted(Map.of()));

        assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
        assertThat(agent(pod).getSecurityContext().getAllowPrivilegeEscalation())
                .isFalse();
    }

    @Test
    void whatAnAgentSaidLastIsKeptByTheCluster() {
        Pod pod = maker(PodNetwork.POD, "").pod(wanted(Map.of()));

        assertThat(agent(pod).getTerminationMessagePolicy()).isEqualTo("FallbackToLogsOnError");
    }

    @Test
    void anInstanceTypeIsWhatAPodAsksOfItsNode() {
        var resources = agent(maker(PodNetwork.POD, "").pod(wanted(Map.of()))).getResources();

        assertThat(resources.getRequests().get("cpu").toString()).isEqualTo("4");
        assertThat(resources.getLimits().get("memory").toString()).isEqualTo("8Gi");
        assertThat(resources.getLimits()).doesNotContainKey("cpu");
    }

    @Test
    void portsAreOpenedOnTheNodeByTheSameNumber() {
        Pod pod = maker(PodNetwork.HOST_PORTS, "7000-7001, 8080/tcp").pod(wanted(Map.of()));

        assertThat(agent(pod).getPorts())
                .extracting(ContainerPort::getContainerPort, ContainerPort::getHostPort, ContainerPort::getProtocol)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(7000, 7000, "UDP"),
                        org.assertj.core.groups.Tuple.tuple(7001, 7001, "UDP"),
                        org.assertj.core.groups.Tuple.tuple(8080, 8080, "TCP"));
        assertThat(environment(pod)).containsEntry("GSE_ADDRESS", "field status.hostIP");
    }

    @Test
    void onTheNodesNetworkTheSdkKeepsPodsApart() {
        Pod pod = maker(PodNetwork.HOST, "").pod(wanted(Map.of()));

        assertThat(pod.getSpec().getHostNetwork()).isTrue();
        assertThat(agent(pod).getPorts()).extracting(ContainerPort::getHostPort).containsExactly(5758);
    }

    @Test
    void aTemplateIsCompletedAndOtherwiseKept() throws IOException {
        Files.writeString(folder.resolve("default.yaml"), """
                apiVersion: v1
                kind: Pod
                metadata:
                  labels: {team: arena}
                spec:
                  nodeSelector: {games: "yes"}
                  tolerations: [{key: games, operator: Exists}]
                  containers:
                    - name: sidecar
                      image: registry.example/sidecar:1
                    - name: agent
                      image: registry.example/own:2
                      resources: {requests: {cpu: 250m}}
                      env: [{name: MODE, value: quick}]
                """);

        Pod pod = maker(PodNetwork.POD, "").pod(wanted(Map.of()));

        assertThat(pod.getMetadata().getLabels()).containsEntry("team", "arena");
        assertThat(pod.getSpec().getNodeSelector()).containsEntry("games", "yes");
        assertThat(pod.getSpec().getTolerations()).hasSize(1);
        assertThat(pod.getSpec().getContainers()).extracting(Container::getName).containsExactly("agent", "sidecar");
        assertThat(agent(pod).getImage()).isEqualTo("registry.example/own:2");
        assertThat(agent(pod).getResources().getRequests().get("cpu").toString())
                .isEqualTo("250m");
        assertThat(environment(pod)).containsEntry("MODE", "quick").containsKey("GSE_HOST_ID");
    }

    @Test
    void aFleetNamesItsTemplate() throws IOException {
        Files.writeString(folder.resolve("large.yaml"), "spec: {priorityClassName: high}");

        Pod pod = maker(PodNetwork.POD, "").pod(wanted(Map.of(PodTemplates.TAG, "large")));

        assertThat(pod.getSpec().getPriorityClassName()).isEqualTo("high");
        assertThat(agent(pod).getImage()).isEqualTo("registry.example/opengse:1");
    }

    @Test
    void aTemplateThatCannotBeUsedIsNamed() throws IOException {
        Files.writeString(folder.resolve("broken.yaml"), "spec: [");

        assertThatExceptionOfType(UnusableTemplate.class)
                .isThrownBy(() -> maker(PodNetwork.POD, "").pod(wanted(Map.of(PodTemplates.TAG, "broken"))))
                .withMessageContaining("broken.yaml");
        assertThatExceptionOfType(UnusableTemplate.class)
                .isThrownBy(() -> maker(PodNetwork.POD, "").pod(wanted(Map.of(PodTemplates.TAG, "../secret"))))
                .withMessageContaining("a template's name has the signs");
    }

    @Test
    void portsThatCannotBeAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PodPorts.parse("7000-6999"))
                .withMessageContaining("the lower first");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PodPorts.parse("1000-2000"))
                .withMessageContaining("more than 200 ports");
    }

    private PodMaker maker(PodNetwork network, String ports) {
        PodPlan plan = new PodPlan(
                "",
                "registry.example/opengse:1",
                "eu",
                network,
                PodPorts.parse(ports),
                Optional.of(folder),
                Duration.ofMinutes(10));
        return new PodMaker(plan, "here");
    }

    private static MadeHosts.Wanted wanted(Map<String, String> more) {
        TestBed bed = new TestBed();
        NewFleet usual = Samples.newFleet();
        Map<String, String> tags = new HashMap<>(more);
        tags.put(FleetDescription.PROVIDER, "kubernetes");
        var description = new FleetDescription("arena", "", "/srv/arena", "", "S5.LARGE8", tags);
        bed.fleet(new NewFleet(description, usual.runtime(), usual.protection(), usual.creationLimit(), usual.ports()));
        bed.sweepAfter(Duration.ofSeconds(1));
        return bed.engine().madeHosts().picture().wanted().getFirst();
    }

    private static Container agent(Pod pod) {
        return pod.getSpec().getContainers().getFirst();
    }

    private static Map<String, String> environment(Pod pod) {
        return agent(pod).getEnv().stream().collect(Collectors.toMap(EnvVar::getName, PodMakerTest::value));
    }

    private static String value(EnvVar variable) {
        var from = variable.getValueFrom();
        if (from == null) {
            return variable.getValue();
        }
        return from.getFieldRef() == null
                ? "secret " + from.getSecretKeyRef().getName()
                : "field " + from.getFieldRef().getFieldPath();
    }
}
