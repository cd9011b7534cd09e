package io.opengse.agent.installation;

import io.opengse.agent.deployment.DeploymentEffect;
import io.opengse.agent.deployment.DeploymentEvent;
import io.opengse.agent.os.Housing;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Carries out what the rules of deployments decided. Real: {@link DiskDeployer}. */
public interface Deployer {
    /**
     * Does it, which may take long, and says what came of it.
     *
     * @param meanwhile told how far it has come, as often as it likes
     */
    DeploymentEvent carryOut(String fleetId, DeploymentEffect effect, Consumer<DeploymentEvent> meanwhile);

    /** What a game started in this directory is to see and may do; {@link Housing#NONE} outside any package. */
    Housing housing(Path directory);
}
