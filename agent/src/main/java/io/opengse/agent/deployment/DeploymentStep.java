package io.opengse.agent.deployment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say to an event.
 *
 * @param to null: nothing of it is left, and it can be forgotten
 */
public record DeploymentStep(@Nullable Deployment to, List<DeploymentEffect> effects) {
    public DeploymentStep {
        effects = List.copyOf(effects);
    }
}
