package io.opengse.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.annotations.SerializedName;
import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.server.access.OpenGate;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.operator.ConsoleLinks;
import io.opengse.server.api.page.PageTokens;
import io.opengse.server.credential.Credentials;
import io.opengse.server.history.History;
import io.opengse.server.live.NoHosts;
import io.opengse.server.upload.UploadPasses;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every declared action has exactly the fields, of the types, that the official Java client has. */
class OfficialModelTest {
    private static final String MODELS = "com.tencentcloudapi.gse.v20191112.models.";

    static Stream<Action<?>> actions() {
        Engine engine =
                new Engine(new MemoryStore(), EngineSettings.standard(), Clock.systemUTC(), new Random(1), _ -> {});
        OpenGate gate = OpenGate.over(
                engine, Path.of("target", "official-model"), new Credentials("AKIDroot", "key"), () -> Instant.EPOCH);
        return OfferedActions.cloud(
                engine,
                new OfferedActions.Surroundings(
                        new PageTokens(new byte[] {1}),
                        _ -> Optional.empty(),
                        new UploadPasses(new byte[] {2}, () -> Instant.EPOCH),
                        "",
                        "",
                        () -> Instant.EPOCH,
                        gate.office(),
                        gate.trail(),
                        (_, secret) -> secret,
                        new NoHosts().live(),
                        ConsoleLinks.NONE,
                        History.open(Path.of("target", "official-model", "history"), "srv-1", () -> Instant.EPOCH),
                        Optional.empty()))
                .stream();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void parametersAreThoseOfTheClient(Action<?> action) throws ClassNotFoundException {
        assertParameters(action.name() + "Request", action.parameters());
    }

    @ParameterizedTest
    @MethodSource("actions")
    void answersAreThoseOfTheClient(Action<?> action) throws ClassNotFoundException {
        Map<String, String> official = fields(action.name() + "Response");
        official.remove("RequestId");

        assertAnswer(official, action.answer().fields());
    }

    private static void assertParameters(String model, List<Parameter<?>> declared) throws ClassNotFoundException {
        Map<String, String> ours = new TreeMap<>();
        for (Parameter<?> parameter : declared) {
            ours.put(parameter.name(), parameter.kind().type().replace("Timestamp ISO8601", "String"));
            Kind<?> inner = parameter.kind() instanceof ListOf<?> list ? list.element() : parameter.kind();
            if (inner instanceof Structure structure) {
                assertParameters(structure.name(), structure.fields());
            }
        }
        assertThat(ours).isEqualTo(fields(model));
    }

    private static void assertAnswer(Map<String, String> official, List<? extends Shape.Field<?>> declared)
            throws ClassNotFoundException {
        Map<String, String> ours = new TreeMap<>();
        for (Shape.Field<?> field : declared) {
            ours.put(field.name(), field.type());
            if (field.inner() != null && !field.inner().fields().isEmpty()) {
                assertAnswer(fields(field.inner().name()), field.inner().fields());
            }
        }
        assertThat(ours).isEqualTo(official);
    }

    private static Map<String, String> fields(String model) throws ClassNotFoundException {
        Map<String, String> fields = new TreeMap<>();
        for (Field field : Class.forName(MODELS + model).getDeclaredFields()) {
            Arrays.stream(field.getAnnotationsByType(SerializedName.class))
                    .forEach(name -> fields.put(name.value(), type(field.getType())));
        }
        return fields;
    }

    private static String type(Class<?> official) {
        if (official.isArray()) {
            return "Array of " + type(official.getComponentType());
        }
        return official == Long.class ? "Integer" : official.getSimpleName();
    }
}
