package io.opengse.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The chart at a real API server; what is newer than that server stands in the test's output. */
@EnabledIfEnvironmentVariable(named = AppliedChartTest.REAL, matches = ".+", disabledReason = "a mock takes everything")
class AppliedChartTest {
    static final String REAL = "OPENGSE_TEST_KUBECONFIG";

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final List<String> PODS = List.of("get", "list", "watch", "create", "patch", "delete");
    private static final List<String> SECRETS = List.of("create", "delete");

    @TempDir
    private Path folder;

    private Release release;

    @BeforeEach
    void open() {
        release = new Release(new File(System.getenv(REAL)));
    }

    @AfterEach
    void close() {
        release.close();
    }

    @Test
    void everythingInItIsAcceptedAndServersAreMade(TestReporter reporter) throws IOException {
        release.apply(rendered(all()));

        reporter.publishEntry("newer than the API server", String.valueOf(release.newer()));
        assertThat(release.newer()).allMatch(one -> one.contains("PodDisruptionBudget") || one.contains("endPort"));
        assertThat(release.stored(Deployment.class, "play-opengse").getSpec().getReplicas())
                .isEqualTo(2);
        await().atMost(LONG).untilAsserted(() -> assertThat(release.pods()).isEqualTo(2));
    }

    @Test
    void theLeastThatIsSaidIsAcceptedToo() throws IOException {
        release.apply(rendered(ChartTest.NEEDED));

        await().atMost(LONG).untilAsserted(() -> assertThat(release.pods()).isEqualTo(2));
    }

    @Test
    void aServerMayDoWhatItDoesAndNothingElse() throws IOException {
        release.apply(rendered(all()));

        await().atMost(LONG).until(() -> release.may("list", "", "pods", release.games)); // roles are read by a watch
        assertThat(PODS).allMatch(verb -> release.may(verb, "", "pods", release.games));
        assertThat(SECRETS).allMatch(verb -> release.may(verb, "", "secrets", release.games));
        assertThat(Stream.of("update", "deletecollection", "*"))
                .noneMatch(verb -> release.may(verb, "", "pods", release.games));
        assertThat(Stream.of("get", "list", "watch", "update", "patch", "deletecollection", "*"))
                .noneMatch(verb -> release.may(verb, "", "secrets", release.games));
        assertThat(Stream.of("pods/exec", "pods/attach", "pods/eviction", "pods/ephemeralcontainers", "configmaps"))
                .noneMatch(resource -> release.may("create", "", resource, release.games));
        assertThat(Stream.of("pods/log", "services", "serviceaccounts", "events"))
                .noneMatch(resource -> release.may("get", "", resource, release.games));
        assertThat(Stream.of("roles", "rolebindings"))
                .noneMatch(resource -> release.may("create", "rbac.authorization.k8s.io", resource, release.games));
        assertThat(Stream.of(release.namespace, "kube-system", ""))
                .noneMatch(where -> release.may("list", "", "pods", where)
                        || release.may("delete", "", "secrets", where)
                        || release.may("get", "", "secrets", where));
        assertThat(release.may("list", "", "nodes", "")).isFalse();
    }

    @Test
    void theNextVersionWithOtherValuesIsAppliedOverIt() throws IOException {
        release.apply(rendered(all()));
        Deployment before = release.stored(Deployment.class, "play-opengse");
        String address =
                release.stored(Service.class, "play-opengse-join").getSpec().getClusterIP();

        String others = all().replace("opengse, tag: \"1\"", "opengse, tag: \"2\"")
                .replace("region: shanghai", "region: beijing")
                .replace("tls: {secret: opengse-tls}", "replicas: 3")
                .replace("type: LoadBalancer", "type: ClusterIP, port: 80")
                .replace("pool: control", "pool: others");
        release.apply(Chart.rendered(next(), release.namespace, folder, others));

        Deployment after = release.stored(Deployment.class, "play-opengse");
        assertThat(after.getMetadata().getUid()).isEqualTo(before.getMetadata().getUid());
        assertThat(after.getMetadata().getLabels()).containsEntry("helm.sh/chart", "opengse-99.0.0");
        assertThat(after.getSpec().getSelector()).isEqualTo(before.getSpec().getSelector());
        assertThat(after.getSpec().getReplicas()).isEqualTo(3);
        assertThat(after.getSpec().getTemplate().getSpec().getContainers().getFirst())
                .satisfies(server -> {
                    assertThat(server.getImage()).isEqualTo("registry.example/opengse:2");
                    assertThat(server.getReadinessProbe().getHttpGet().getScheme())
                            .isEqualTo("HTTP");
                });
        assertThat(release.stored(Service.class, "play-opengse-join").getSpec().getClusterIP())
                .isEqualTo(address);
    }

    private Chart rendered(String values) throws IOException {
        return Chart.rendered(Chart.FOLDER, release.namespace, folder, values);
    }

    private String all() {
        return ChartTest.ALL.replace("namespace: arena", "namespace: " + release.games);
    }

    /** The same chart as it comes with the next release. */
    private Path next() throws IOException {
        Path copy = folder.resolve("opengse");
        try (Stream<Path> files = Files.walk(Chart.FOLDER)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(Chart.FOLDER.relativize(file)));
            }
        }
        Path about = copy.resolve("Chart.yaml");
        Files.writeString(about, Files.readString(about).replaceAll("(?m)^(version|appVersion): .*$", "$1: 99.0.0"));
        return copy;
    }
}
