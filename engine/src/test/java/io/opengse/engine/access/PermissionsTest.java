package io.opengse.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final Resource ONE = new Resource(ResourceKind.FLEET, "fleet-1");
    private static final Resource TWO = new Resource(ResourceKind.FLEET, "fleet-2");

    @Test
    void withoutAPolicyNothingIsAllowed() {
        assertThat(Permissions.NONE.decide("gse:ListFleets", List.of())).isEqualTo(new Decision.NotGranted("*"));
        assertThat(Permissions.NONE.decide("gse:DeleteFleet", List.of(ONE)))
                .isEqualTo(new Decision.NotGranted("fleet/fleet-1"));
    }

    @Test
    void denyWinsWhereverItStands() {
        for (List<Statement> order : List.of(
                List.of(allow("gse:*"), deny("gse:*", "fleet/fleet-1")),
                List.of(deny("gse:*", "fleet/fleet-1"), allow("gse:*")))) {
            Permissions permissions = new Permissions(order);

            assertThat(permissions.decide("gse:DeleteFleet", List.of(ONE)))
                    .isEqualTo(new Decision.Forbidden("deny gse:*", "fleet/fleet-1"));
            assertThat(permissions.decide("gse:DeleteFleet", List.of(TWO))).isInstanceOf(Decision.Allowed.class);
        }
    }

    @Test
    void everythingACallTouchesMustBeAllowed() {
        Permissions permissions = new Permissions(List.of(allow("gse:*", "fleet/fleet-1")));

        assertThat(permissions.decide("gse:X", List.of(ONE))).isInstanceOf(Decision.Allowed.class);
        assertThat(permissions.decide("gse:X", List.of(ONE, TWO))).isEqualTo(new Decision.NotGranted("fleet/fleet-2"));
    }

    @Test
    void anActionOnNoSingleThingNeedsEverything() {
        assertThat(new Permissions(List.of(allow("gse:*", "fleet/*"))).decide("gse:ListFleets", List.of()))
                .isEqualTo(new Decision.NotGranted("*"));
        assertThat(new Permissions(List.of(allow("gse:*"), deny("gse:*", "fleet/*")))
                        .decide("gse:ListFleets", List.of()))
                .isInstanceOf(Decision.Allowed.class);
        assertThat(new Permissions(List.of(allow("gse:*"), deny("gse:List*"))).decide("gse:ListFleets", List.of()))
                .isEqualTo(new Decision.Forbidden("deny gse:List*", "*"));
    }

    @Test
    void operatorActionsAreNotGsesActions() {
        assertThat(new Permissions(List.of(allow("gse:*"))).decide("opengse:ListHosts", List.of()))
                .isEqualTo(new Decision.NotGranted("*"));
    }

    private static Statement allow(String action, String... resources) {
        return statement(Effect.ALLOW, "allow " + action, action, resources);
    }

    private static Statement deny(String action, String... resources) {
        return statement(Effect.DENY, "deny " + action, action, resources);
    }

    private static Statement statement(Effect effect, String origin, String action, String... resources) {
        return new Statement(
                origin,
                effect,
                List.of(new Wildcard(action)),
                resources.length == 0,
                Arrays.stream(resources).map(Wildcard::new).toList(),
                List.of());
    }
}
