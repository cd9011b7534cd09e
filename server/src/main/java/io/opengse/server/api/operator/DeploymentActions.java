package io.opengse.server.api.operator;

import io.opengse.engine.Engine;
import io.opengse.engine.host.Deployment;
import io.opengse.engine.id.FleetId;
import io.opengse.server.api.cloud.Moments;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import java.util.List;

/** The operator action on the deployments of a fleet's package. */
public final class DeploymentActions {
    private static final Parameter<String> FLEET_ID = Parameter.of(
                    "FleetId", Kind.ascii(1, 128), "The fleet.", "fleet-qp3g3caa-95z2gimq")
            .asRequired();

    private static final Shape<Deployment> DEPLOYMENT = Shape.<Deployment>named("Deployment")
            .text("HostId", "where", deployment -> deployment.host().value())
            .text(
                    "Phase",
                    "FETCHING, UNPACKING, INSTALLING, CHECKING, BUILDING, DEPLOYED or FAILED",
                    deployment -> deployment.phase().name())
            .text("FailureCode", "when FAILED: the code of the fleet event that tells why", Deployment::failureCode)
            .text(
                    "Message",
                    "how far it has come, why it waits or failed, or what an operator should know; may be empty",
                    Deployment::message)
            .text("Time", "since when it stands so", deployment -> Moments.utc(deployment.at()));
    private static final Shape<List<Deployment>> DEPLOYMENTS =
            Shape.<List<Deployment>>named("").list("Deployments", "one for each host", DEPLOYMENT, all -> all);

    private final Engine engine;

    public DeploymentActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "OpengseListDeployments",
                "Shows how far the package of a fleet is deployed on its hosts.",
                List.of(FLEET_ID),
                DEPLOYMENTS,
                List.of(),
                (arguments, _) -> engine.hosts().deployments(new FleetId(arguments.get(FLEET_ID)))));
    }
}
