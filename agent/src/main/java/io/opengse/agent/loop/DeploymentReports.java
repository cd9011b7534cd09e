package io.opengse.agent.loop;

import io.opengse.agent.deployment.Deployment;
import io.opengse.agent.deployment.Failure;
import io.opengse.agent.deployment.Stage;
import io.opengse.protocol.link.DeploymentReport;

/** A deployment in the words of the link. */
final class DeploymentReports {
    private DeploymentReports() {}

    static DeploymentReport of(Deployment deployment) {
        DeploymentReport.Builder report = DeploymentReport.newBuilder()
                .setFleetId(deployment.fleetId())
                .setPhase(phase(deployment.stage()))
                .setMessage(deployment.trouble());
        deployment.logged().stream().map(Stage::phase).forEach(report::addLogs);
        Failure failure = deployment.failure();
        if (failure != null) {
            report.setFailureCode(failure.code().name()).setMessage(failure.why());
        }
        return report.build();
    }

    private static DeploymentReport.Phase phase(Stage stage) {
        return switch (stage) {
            case LOOKING, REMOVING -> DeploymentReport.Phase.DEPLOYMENT_UNSPECIFIED;
            case FETCHING -> DeploymentReport.Phase.FETCHING;
            case UNPACKING -> DeploymentReport.Phase.UNPACKING;
            case INSTALLING -> DeploymentReport.Phase.INSTALLING;
            case CHECKING -> DeploymentReport.Phase.CHECKING;
            case BUILDING -> DeploymentReport.Phase.BUILDING;
            case DEPLOYED -> DeploymentReport.Phase.DEPLOYED;
            case FAILED -> DeploymentReport.Phase.FAILED;
        };
    }
}
