package io.opengse.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.opengse.cli.serve.Keys;
import io.opengse.engine.instance.Provider;
import io.opengse.kubernetes.PodNetwork;
import io.opengse.kubernetes.PodPlan;
import io.opengse.kubernetes.PodPorts;
import io.opengse.server.ServerSettings;
import io.opengse.settings.LogSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Helm chart makes, rendered and linted by Helm. */
class ChartTest {
    static final String NEEDED = """
            image: {repository: registry.example/opengse, tag: "1"}
            store: {url: "postgresql://gse@db.example/opengse", passwordSecret: opengse-db}
            accessKey: {secret: opengse-access}
            """;
    static final String ALL = NEEDED + """
            config: {region: shanghai, kill-grace: 5s, capi: false}
            pullSecrets: [{name: registry}]
            blobStore: {url: "s3://games/x?region=eu", secret: opengse-s3}
            tls: {secret: opengse-tls}
            games:
              image: registry.example/arena:7
              namespace: arena
              network: host-ports
              ports: [{from: 7000, to: 7009}, {from: 8080, protocol: TCP}]
              templates:
                default: {spec: {nodeSelector: {pool: games}}}
            service: {type: LoadBalancer, annotations: {a: b}}
            networkPolicy:
              api: [{ipBlock: {cidr: 10.0.0.0/8}}]
              hosts: [{ipBlock: {cidr: 10.1.0.0/16}}]
            nodeSelector: {pool: control}
            tolerations: [{key: control, operator: Exists}]
            podAnnotations: {c: d}
            """;

    @TempDir
    private Path folder;

    @Test
    void helmHasNothingToSayAgainstIt() {
        assertThat(Chart.lint().isFailed())
                .as(() -> String.valueOf(Chart.lint().getMessages()))
                .isFalse();
    }

    @Test
    void kubernetesKnowsEveryFieldOfIt() throws IOException {
        for (String values : List.of(NEEDED, ALL)) {
            assertThat(Chart.rendered(folder, values).objects())
                    .hasSizeGreaterThan(8)
                    .allSatisfy(object -> assertThat(UnknownFields.in(object)).isEmpty());
        }
    }

    @Test
    void aMisspeltFieldWouldBeFound() throws IOException {
        String values = NEEDED + "tolerations: [{kee: games}]\n";

        assertThat(UnknownFields.in(Chart.rendered(folder, values).servers()))
                .singleElement()
                .asString()
                .endsWith(".kee");
    }

    @Test
    void theServerUnderstandsWhatItIsTold() throws IOException {
        ServerSettings settings = settings(Chart.rendered(folder, ALL));

        assertThat(settings.provider().standard()).isEqualTo(Provider.KUBERNETES);
        PodPlan plan = settings.provider().pods().orElseThrow();
        assertThat(plan.namespace()).isEqualTo("arena");
        assertThat(plan.image()).isEqualTo("registry.example/arena:7");
        assertThat(plan.region()).isEqualTo("shanghai");
        assertThat(plan.network()).isEqualTo(PodNetwork.HOST_PORTS);
        assertThat(plan.ports()).containsExactly(new PodPorts(7000, 7009, "UDP"), new PodPorts(8080, 8080, "TCP"));
        assertThat(settings.join().addresses()).containsExactly("play-opengse-join.opengse.svc:5762");
        assertThat(settings.store().postgres()).isPresent();
    }

    @Test
    void whatAServerLogsIsReadWithKubectl() throws IOException {
        Chart chart = Chart.rendered(folder, NEEDED);

        assertThat(Keys.of(folder, chart.environment(), Map.of()).log().terminal())
                .isEqualTo(LogSettings.Terminal.ALL);
    }

    @Test
    void theLeastThatIsSaidIsEnoughForAServer() throws IOException {
        ServerSettings settings = settings(Chart.rendered(folder, NEEDED));

        assertThat(settings.provider().pods().orElseThrow().namespace()).isEqualTo("opengse");
        assertThat(settings.provider().pods().orElseThrow().templates()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Chart.rendered(folder, ""))
                .withMessageContaining("must be set");
        assertThatIllegalStateException()
                .isThrownBy(() -> Chart.rendered(folder, NEEDED + "games: {network: bridge}\n"))
                .withMessageContaining("network");
    }

    @Test
    void theServersMayDoToPodsWhatTheyDoAndNoMore() throws IOException {
        Role role = Chart.rendered(folder, ALL).one(Role.class, "play-opengse");

        assertThat(role.getMetadata().getNamespace()).isEqualTo("arena");
        assertThat(role.getRules())
                .extracting(rule -> rule.getResources() + " " + rule.getVerbs())
                .containsExactly("[pods] [get, list, watch, create, patch, delete]", "[secrets] [create, delete]");
    }

    @Test
    void aPodWithAMatchIsNotEvicted() throws IOException {
        PodDisruptionBudget budget = Chart.rendered(folder, ALL).one(PodDisruptionBudget.class, "play-opengse-matches");

        assertThat(budget.getSpec().getSelector().getMatchLabels()).containsEntry("opengse.io/busy", "true");
        assertThat(budget.getSpec().getMinAvailable().getIntVal()).isGreaterThan(100_000);
        assertThat(budget.getSpec().getMaxUnavailable()).isNull();
    }

    @Test
    void whateverSelectsServersSelectsThese() throws IOException {
        Chart chart = Chart.rendered(folder, ALL);
        Map<String, String> labels = chart.servers().getMetadata().getLabels();

        assertThat(Stream.of(
                        chart.one(Service.class, "play-opengse").getSpec().getSelector(),
                        chart.one(Service.class, "play-opengse-join").getSpec().getSelector(),
                        chart.one(PodDisruptionBudget.class, "play-opengse")
                                .getSpec()
                                .getSelector()
                                .getMatchLabels(),
                        chart.one(NetworkPolicy.class, "play-opengse")
                                .getSpec()
                                .getPodSelector()
                                .getMatchLabels()))
                .allSatisfy(selector -> assertThat(labels).containsAllEntriesOf(selector));
    }

    @Test
    void whatIsMountedIsThere() throws IOException {
        Chart chart = Chart.rendered(folder, ALL);
        PodSpec pod = chart.servers().getSpec();

        assertThat(pod.getVolumes())
                .extracting(Volume::getName)
                .containsAll(Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream())
                        .flatMap(container -> container.getVolumeMounts().stream())
                        .map(VolumeMount::getName)
                        .toList());
        assertThat(chart.one(ConfigMap.class, "play-opengse-pods").getData().get("default.yaml"))
                .contains("kind: Pod", "pool: games");
    }

    @Test
    void onlyTheGamesPortsArePublic() throws IOException {
        NetworkPolicy policy = Chart.rendered(folder, ALL).one(NetworkPolicy.class, "play-opengse-games");

        assertThat(policy.getSpec().getIngress())
                .flatExtracting(rule -> rule.getPorts())
                .extracting(port -> port.getProtocol() + port.getPort().getIntVal() + "-" + port.getEndPort())
                .containsExactly("UDP7000-7009", "TCP8080-8080");
    }

    private ServerSettings settings(Chart chart) throws IOException {
        String config =
                chart.one(ConfigMap.class, "play-opengse-config").getData().get("config.yaml");
        Files.writeString(folder.resolve("config.yaml"), config == null ? "" : config);
        return ServerSettings.of(Keys.of(folder, chart.environment(), Map.of()).resolve(ServerSettings.declared()));
    }
}
