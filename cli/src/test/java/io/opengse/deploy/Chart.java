package io.opengse.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** deploy/helm/opengse as Helm itself renders it; its library comes as a jar. */
record Chart(List<HasMetadata> objects) {
    static final Path FOLDER = Path.of("..", "deploy", "helm", "opengse");
    private static final KubernetesSerialization READER = new KubernetesSerialization();

    static LintResult lint() {
        return new Helm(FOLDER).lint().strict().call();
    }

    /** @throws IllegalStateException with what Helm says, when it does not render */
    static Chart rendered(Path folder, String values) throws IOException {
        return rendered(FOLDER, "opengse", folder, values);
    }

    /**
     * @param chart its folder
     * @param folder for a file with the values
     */
    static Chart rendered(Path chart, String namespace, Path folder, String values) throws IOException {
        Path file = Files.writeString(folder.resolve("values.yaml"), values);
        String text = new Helm(chart)
                .template()
                .withName("play")
                .withNamespace(namespace)
                .withKubeVersion("1.30.0")
                .withValuesFile(file)
                .call();
        return new Chart(Arrays.stream(text.split("(?m)^---$"))
                .filter(document -> document.contains("kind:"))
                .map(document -> (HasMetadata) READER.unmarshal(document, HasMetadata.class))
                .toList());
    }

    <T extends HasMetadata> T one(Class<T> kind, String name) {
        return objects.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    PodTemplateSpec servers() {
        return one(Deployment.class, "play-opengse").getSpec().getTemplate();
    }

    Container server() {
        return servers().getSpec().getContainers().getFirst();
    }

    /** What the server is told by its environment; what comes from secrets is made up. */
    Map<String, String> environment() {
        return server().getEnv().stream()
                .collect(Collectors.toMap(
                        EnvVar::getName, each -> each.getValue() == null ? "secret" : each.getValue()));
    }
}
