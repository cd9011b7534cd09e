package io.opengse.agent.installation;

import io.opengse.agent.deployment.DeploymentEffect;
import io.opengse.agent.deployment.DeploymentEvent;
import io.opengse.agent.deployment.Stage;
import io.opengse.agent.os.Housing;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Deploys whatever is asked for, at once and without a disk. */
public final class FakeDeployer implements Deployer {
    public static final String ROOT = "/deployments/game";

    @Override
    public DeploymentEvent carryOut(String fleetId, DeploymentEffect effect, Consumer<DeploymentEvent> meanwhile) {
        return outcome(effect);
    }

    public static DeploymentEvent outcome(DeploymentEffect effect) {
        return switch (effect) {
            case DeploymentEffect.Look _ -> new DeploymentEvent.Found(ROOT, false, List.of(), List.of(), "");
            case DeploymentEffect.Fetch _ -> new DeploymentEvent.Finished(Stage.FETCHING, false, "");
            case DeploymentEffect.Unpack _ -> new DeploymentEvent.Finished(Stage.UNPACKING, true, "");
            case DeploymentEffect.Install _ -> new DeploymentEvent.Finished(Stage.INSTALLING, false, "");
            case DeploymentEffect.Check _ -> new DeploymentEvent.Finished(Stage.CHECKING, true, "");
            case DeploymentEffect.Build _ -> new DeploymentEvent.Finished(Stage.BUILDING, false, "");
            case DeploymentEffect.Remove _ -> new DeploymentEvent.Removed();
            case DeploymentEffect.KeepLog(var stage) -> new DeploymentEvent.LogKept(stage);
        };
    }

    @Override
    public Housing housing(Path directory) {
        return Housing.NONE;
    }
}
