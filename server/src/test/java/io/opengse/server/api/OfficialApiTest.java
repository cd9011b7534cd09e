package io.opengse.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.server.api.OfficialApi.OfficialField;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.problem.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What this server declares is what Tencent Cloud documents: every action, parameter, type and field of an answer. */
class OfficialApiTest {
    /** Not marked as mandatory there, though nothing can be done without them. */
    private static final Map<String, Set<String>> NEEDED_IN_PRACTICE = Map.of(
            "CreateFleet", Set.of("AssetId", "Name", "RuntimeConfiguration", "InboundPermissions"),
            "UpdateRuntimeConfiguration", Set.of("RuntimeConfiguration"),
            "PutTimerScalingPolicy", Set.of("TimerScalingPolicy"),
            "DeleteTimerScalingPolicy", Set.of("TimerId"),
            "DescribeUserQuota", Set.of("ResourceType"),
            "DescribeCcnInstances", Set.of("FleetId"),
            "AttachCcnInstances", Set.of("FleetId"),
            "DetachCcnInstances", Set.of("FleetId"));

    private static final OfficialApi OFFICIAL = OfficialApi.read();

    static Stream<Action<?>> actions() {
        return OfficialModelTest.actions();
    }

    @Test
    void theCopyHoldsAllOfIt() {
        assertThat(OFFICIAL.actions()).hasSize(74);
    }

    @Test
    void noActionIsMissingAndNoneInvented() {
        assertThat(actions().map(Action::name))
                .containsExactlyInAnyOrderElementsOf(OFFICIAL.actions().keySet());
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyParameterIsTakenUnderItsNameWithItsType(Action<?> action) {
        assertSame(action.parameters(), OFFICIAL.actions().get(action.name()).parameters());
    }

    @ParameterizedTest
    @MethodSource("actions")
    void whatIsMandatoryIsWhatIsDocumentedSo(Action<?> action) {
        Set<String> documented = OFFICIAL.actions().get(action.name()).parameters().entrySet().stream()
                .filter(field -> field.getValue().required())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        documented.addAll(NEEDED_IN_PRACTICE.getOrDefault(action.name(), Set.of()));

        assertThat(action.parameters().stream()
                        .filter(Parameter::required)
                        .map(Parameter::name)
                        .collect(Collectors.toSet()))
                .isEqualTo(documented);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyAnswerHasTheDocumentedFields(Action<?> action) {
        assertSameAnswer(
                action.answer().fields(), OFFICIAL.actions().get(action.name()).answer());
    }

    @Test
    void noErrorCodeIsInventedButTheOneForSize() {
        assertThat(Stream.of(ErrorCode.values()).map(ErrorCode::wireName))
                .filteredOn(code -> !code.equals(ErrorCode.REQUEST_SIZE_LIMIT_EXCEEDED.wireName()))
                .isSubsetOf(OFFICIAL.codes());
    }

    private static void assertSame(List<Parameter<?>> declared, Map<String, OfficialField> official) {
        Map<String, String> ours = new TreeMap<>();
        for (Parameter<?> parameter : declared) {
            ours.put(parameter.name(), parameter.kind().type().replace("Timestamp ISO8601", "String"));
            Kind<?> inner = parameter.kind() instanceof ListOf<?> list ? list.element() : parameter.kind();
            if (inner instanceof Structure structure) {
                assertSame(structure.fields(), OFFICIAL.structure(structure.name()));
            }
        }
        assertThat(ours).isEqualTo(types(official));
    }

    private static void assertSameAnswer(List<? extends Shape.Field<?>> declared, Map<String, OfficialField> official) {
        Map<String, String> ours = new TreeMap<>();
        for (Shape.Field<?> field : declared) {
            ours.put(field.name(), field.type());
            Shape<?> inner = field.inner();
            if (inner != null && !inner.fields().isEmpty()) {
                assertSameAnswer(inner.fields(), OFFICIAL.structure(inner.name()));
            }
        }
        assertThat(ours).isEqualTo(types(official));
    }

    private static Map<String, String> types(Map<String, OfficialField> official) {
        Map<String, String> types = new TreeMap<>();
        official.forEach((name, field) -> types.put(name, field.type()));
        return types;
    }
}
