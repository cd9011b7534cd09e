package io.opengse.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.opengse.engine.fleet.FleetDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The pods that fleets may ask for by name, read anew each time: whoever changes one changes the pods made after it. */
final class PodTemplates {
    /** Tag: the name of a fleet's template. */
    static final String TAG = "gse:pod-template";

    private static final String STANDARD = "default";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final Optional<Path> folder;
    private final KubernetesSerialization reader = new KubernetesSerialization();

    PodTemplates(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * What a fleet's pods are to be like; an empty pod when nothing is said of it.
     *
     * @throws UnusableTemplate saying what to do
     */
    Pod of(FleetDescription fleet) {
        String name = fleet.tags().getOrDefault(TAG, STANDARD);
        if (!NAME.matcher(name).matches()) {
            throw new UnusableTemplate("its fleet's tag " + TAG + " is \"" + name
                    + "\": a template's name has the signs" + " a-z 0-9 and -, 63 at most");
        }
        Optional<Path> file = folder.map(each -> each.resolve(name + ".yaml")).filter(Files::isRegularFile);
        if (file.isEmpty() && fleet.tags().containsKey(TAG)) {
            throw new UnusableTemplate("its fleet asks for the pod template " + name + ", but there is no " + name
                    + ".yaml in " + folder.map(Path::toString).orElse("kubernetes-templates, which is not set"));
        }
        return file.map(this::read).orElseGet(() -> new PodBuilder().build());
    }

    private Pod read(Path file) {
        try {
            Pod pod = reader.unmarshal(Files.readString(file), Pod.class);
            if (pod == null) {
                throw new UnusableTemplate("the pod template " + file + " is empty: it must be a Pod in YAML");
            }
            return pod;
        } catch (IOException | KubernetesClientException | YamlEngineException problem) {
            Throwable said = problem.getCause() == null ? problem : problem.getCause();
            throw new UnusableTemplate(
                    "the pod template " + file + " cannot be read as a Pod in YAML: " + said.getMessage(), problem);
        }
    }
}
