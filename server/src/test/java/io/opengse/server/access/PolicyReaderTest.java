package io.opengse.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.access.Decision;
import io.opengse.engine.access.Permissions;
import io.opengse.engine.access.PresetPolicy;
import io.opengse.engine.access.Resource;
import io.opengse.engine.access.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
    private static final Resource FLEET = new Resource(ResourceKind.FLEET, "fleet-1");

    private final PolicyReader reader =
            new PolicyReader(new Account("local", "100000000001"), List.of("gse:DeleteFleet", "gse:DescribeAlias"));

    @Test
    void aDocumentOfTheDocumentedFormIsRead() {
        PolicyDocument document = reader.read("p", """
                {"version": "2.0", "statement": [
                  {"effect": "allow", "action": ["gse:Delete*", "gse:DescribeAlias"],
                   "resource": ["qcs::gse::uin/100000000001:fleet/*", "qcs::gse:local:uin/100000000001:alias/a"]},
                  {"effect": "deny", "action": "gse:*", "resource": "qcs::gse:::fleet/fleet-2"}]}
                """);

        Permissions permissions = new Permissions(document.statements());
        assertThat(document.warnings()).isEmpty();
        assertThat(permissions.decide("gse:DeleteFleet", List.of(FLEET)))
                .isEqualTo(new Decision.Allowed(List.of("statement 1 of policy p")));
        assertThat(permissions.decide("gse:DeleteFleet", List.of(new Resource(ResourceKind.FLEET, "fleet-2"))))
                .isEqualTo(new Decision.Forbidden("statement 2 of policy p", "fleet/fleet-2"));
    }

    @Test
    void aSingleStatementNeedsNoArray() {
        assertThat(reader.read("p", """
                {"version": "2.0", "statement": {"effect": "allow", "action": "*", "resource": "*"}}
                """).statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.everything()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(PresetPolicy.class)
    void everyPresetPolicyCanBeRead(PresetPolicy preset) {
        assertThat(reader.read(preset.policyName(), preset.document()).statements())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qcs::gse::uin/100000000001:fleet/fleet-1",
                "qcs::gse:local:uin/100000000001:fleet/fleet-1",
                "qcs::gse:lo*:uin/*:fleet/fleet-*",
                "qcs::gse:*:*:fleet/*",
                "qcs::gse:::*",
                "*"
            })
    void theseResourcesCoverTheFleet(String resource) {
        assertThat(new Permissions(read("gse:*", resource).statements()).decide("gse:DeleteFleet", List.of(FLEET)))
                .isInstanceOf(Decision.Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qcs::gse::uin/100000000002:fleet/fleet-1",
                "qcs::gse:bj:uin/100000000001:fleet/fleet-1",
                "qcs::gse:::fleet/fleet-2",
                "qcs::gse:::alias/*"
            })
    void theseResourcesDoNotCoverTheFleet(String resource) {
        assertThat(new Permissions(read("gse:*", resource).statements()).decide("gse:DeleteFleet", List.of(FLEET)))
                .isInstanceOf(Decision.NotGranted.class);
    }

    @Test
    void queuesHaveTwoNames() {
        for (String word : List.of("queue", "gameServerSessionQueue")) {
            Permissions permissions =
                    new Permissions(read("gse:*", "qcs::gse:::" + word + "/q").statements());

            assertThat(permissions.decide("gse:X", List.of(new Resource(ResourceKind.QUEUE, "q"))))
                    .isInstanceOf(Decision.Allowed.class);
        }
    }

    @Test
    void whatHasNoEffectHereIsWarnedOf() {
        assertThat(read("gse:DeleteFlet", "qcs::gse:bj:uin/1:fleet/*").warnings())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("statement[0].action", "gse:DeleteFlet", "did you mean", "gse:DeleteFleet"),
                        second -> assertThat(second)
                                .contains("statement[0].resource", "matches nothing", "region local"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "nonsense | is not JSON",
                "[] | must be a JSON object",
                "{\"version\": \"1.0\", \"statement\": []} | version must be \"2.0\"",
                "{\"version\": \"2.0\"} | statement is missing",
                "{\"version\": \"2.0\", \"statement\": []} | statement must be an object, or an array of one or more",
                "{\"version\": \"2.0\", \"statment\": []} | statment is no element of a policy, did you mean",
                "{\"version\": \"2.0\", \"version\": \"2.0\"} | Duplicate",
                "{\"version\": \"2.0\", \"statement\": [1]} | statement[0] must be a JSON object",
            })
    void aMistakeOfTheDocumentIsNamed(String document, String message) {
        assertThatExceptionOfType(BadPolicy.class)
                .isThrownBy(() -> reader.read("p", document))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "'effect': 'Allow', 'action': '*', 'resource': '*' | statement[0].effect must be \"allow\" or \"deny\"",
                "'effect': 'allow', 'action': '*' | statement[0].resource is missing",
                "'effect': 'allow', 'action': [], 'resource': '*' | statement[0].action must be a string, or an array",
                "'effect': 'allow', 'action': ['*', 1], 'resource': '*' | statement[0].action[1] must be a string",
                "'effect': 'allow', 'action': 'cvm:*', 'resource': '*' | statement[0].action \"cvm:*\" must begin with gse:",
                "'effect': 'allow', 'action': '*', 'resource': 'fleet/*' | statement[0].resource \"fleet/*\" cannot be read",
                "'effect': 'allow', 'action': '*', 'resource': 'qcs:1:gse:::fleet/*' | names a project",
                "'effect': 'allow', 'action': '*', 'resource': 'qcs::cvm:::fleet/*' | is of the service \"cvm\"",
                "'effect': 'allow', 'action': '*', 'resource': 'qcs::gse::me:fleet/*' | account as uin/NUMBER",
                "'effect': 'allow', 'action': '*', 'resource': 'qcs::gse:::room/*' | names the kind \"room\"",
                "'effect': 'allow', 'action': '*', 'resource': 'qcs::gse:::fleet/' | must end in fleet/ID",
                "'effect': 'allow', 'action': '*', 'resource': '*', 'condition': {} | statement[0].condition must be an object",
                "'effect': 'allow', 'action': '*', 'resource': '*', 'principal': {} | statement[0].principal has no place",
                "'effect': 'allow', 'action': '*', 'resource': '*', 'note': 1 | statement[0].note is no element",
            })
    void aMistakeOfAStatementIsNamedWithItsPlace(String statement, String message) {
        String document = "{\"version\": \"2.0\", \"statement\": [{" + statement.replace('\'', '"') + "}]}";

        assertThatExceptionOfType(BadPolicy.class)
                .isThrownBy(() -> reader.read("p", document))
                .withMessageContaining(message);
    }

    @Test
    void aDocumentThatIsTooLongIsRefused() {
        assertThatExceptionOfType(BadPolicy.class)
                .isThrownBy(() -> reader.read("p", " ".repeat(6145)))
                .withMessageContaining("6145 characters, at most 6144");
    }

    private PolicyDocument read(String action, String resource) {
        return reader.read(
                "p",
                "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"allow\", \"action\": \"" + action
                        + "\", \"resource\": \"" + resource + "\"}]}");
    }
}
