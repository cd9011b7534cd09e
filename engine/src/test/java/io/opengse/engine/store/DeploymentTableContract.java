package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.host.Deployment;
import io.opengse.engine.host.DeploymentPhase;
import io.opengse.engine.host.DeploymentTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of deployments. */
public interface DeploymentTableContract extends StoreUnderTest {
    private static Deployment deployment(String fleet, String host, DeploymentPhase phase) {
        String code = phase == DeploymentPhase.FAILED ? "FLEET_BINARY_DOWNLOAD_FAILED" : "";
        return new Deployment(new FleetId(fleet), new HostId(host), phase, code, "why: \"x\"", NOON);
    }

    @Test
    default void aFleetHasOneDeploymentOnAHost() {
        change(DeploymentTable.class, rows -> rows.put(deployment("f1", "h1", DeploymentPhase.FETCHING)));
        change(DeploymentTable.class, rows -> rows.put(deployment("f1", "h1", DeploymentPhase.FAILED)));

        assertThat(one(DeploymentTable.class, rows -> rows.find(new FleetId("f1"), new HostId("h1"))))
                .contains(deployment("f1", "h1", DeploymentPhase.FAILED));
        assertThat(one(DeploymentTable.class, rows -> rows.find(new FleetId("f1"), new HostId("h2"))))
                .isEmpty();
    }

    @Test
    default void deploymentsAreFoundByHostAndByFleet() {
        Deployment first = deployment("f1", "h1", DeploymentPhase.DEPLOYED);
        Deployment second = deployment("f2", "h1", DeploymentPhase.UNPACKING);
        Deployment third = deployment("f1", "h2", DeploymentPhase.BUILDING);
        change(DeploymentTable.class, rows -> {
            rows.put(third);
            rows.put(second);
            rows.put(first);
        });

        assertThat(many(DeploymentTable.class, rows -> rows.of(new HostId("h1"))))
                .containsExactly(first, second);
        assertThat(many(DeploymentTable.class, rows -> rows.of(new FleetId("f1"))))
                .containsExactly(first, third);

        change(DeploymentTable.class, rows -> rows.remove(new FleetId("f1"), new HostId("h1")));
        assertThat(many(DeploymentTable.class, rows -> rows.of(new HostId("h1"))))
                .containsExactly(second);
    }
}
