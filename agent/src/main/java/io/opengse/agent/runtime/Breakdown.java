package io.opengse.agent.runtime;

import io.opengse.agent.deployment.DeploymentEffect;
import io.opengse.agent.deployment.DeploymentEvent;
import io.opengse.agent.deployment.Failure;
import io.opengse.agent.deployment.Stage;
import io.opengse.agent.loop.AgentEffect;
import io.opengse.agent.loop.AgentEvent;
import io.opengse.agent.loop.LaunchFault;
import io.opengse.agent.loop.LogFault;
import io.opengse.agent.process.ProcessEffect;
import io.opengse.agent.process.ProcessEvent;
import org.jspecify.annotations.Nullable;

/** What the loop is told when carrying out an effect broke down: it must not wait for ever for an answer. */
final class Breakdown {
    private Breakdown() {}

    /** Null when nobody waits for an answer. */
    static @Nullable AgentEvent of(AgentEffect effect, Throwable bug) {
        String why = "a fault inside the agent, whose log says more: " + bug;
        return switch (effect) {
            case AgentEffect.Launch launch -> new AgentEvent.LaunchFailed(launch.processId(), why, LaunchFault.SYSTEM);
            case AgentEffect.OfProcess(var processId, var one) -> ofProcess(processId, one, why);
            case AgentEffect.OfDeployment(var fleetId, var one) ->
                new AgentEvent.OfDeployment(fleetId, ofDeployment(one, why));
            case AgentEffect.Ask ask -> new AgentEvent.Answered(ask.call(), ask.processId(), ask.request(), null, why);
            case AgentEffect.CollectLogs(var bundle) -> new AgentEvent.LogsFailed(bundle, why, LogFault.NOT_COLLECTED);
            case AgentEffect.UploadLogs(var bundle, var _) ->
                new AgentEvent.LogsFailed(bundle, why, LogFault.NOT_UPLOADED);
            case AgentEffect.Remember _,
                    AgentEffect.Forget _,
                    AgentEffect.RememberLogs _,
                    AgentEffect.ForgetLogs _,
                    AgentEffect.RememberNotices _,
                    AgentEffect.SendReport _,
                    AgentEffect.Reply _,
                    AgentEffect.Say _ -> null;
        };
    }

    private static DeploymentEvent ofDeployment(DeploymentEffect effect, String why) {
        return switch (effect) {
            case DeploymentEffect.Look _ -> failed(Stage.LOOKING, Failure.Code.FLEET_BINARY_DOWNLOAD_FAILED, why);
            case DeploymentEffect.Fetch _ -> failed(Stage.FETCHING, Failure.Code.FLEET_BINARY_DOWNLOAD_FAILED, why);
            case DeploymentEffect.Unpack _ -> failed(Stage.UNPACKING, Failure.Code.FLEET_BINARY_DOWNLOAD_FAILED, why);
            case DeploymentEffect.Install _ -> failed(Stage.INSTALLING, Failure.Code.FLEET_INITIALIZATION_FAILED, why);
            case DeploymentEffect.Check _ -> failed(Stage.CHECKING, Failure.Code.FLEET_INITIALIZATION_FAILED, why);
            case DeploymentEffect.Build _ -> failed(Stage.BUILDING, Failure.Code.FLEET_INITIALIZATION_FAILED, why);
            case DeploymentEffect.Remove _ -> new DeploymentEvent.Interrupted(Stage.REMOVING, why);
            case DeploymentEffect.KeepLog(var stage) -> new DeploymentEvent.LogNotKept(stage, why, false);
        };
    }

    private static DeploymentEvent failed(Stage stage, Failure.Code code, String why) {
        return new DeploymentEvent.Failed(stage, new Failure(code, why), false);
    }

    private static @Nullable AgentEvent ofProcess(String processId, ProcessEffect effect, String why) {
        return switch (effect) {
            case ProcessEffect.CheckHealth _ ->
                new AgentEvent.OfProcess(processId, new ProcessEvent.HealthAnswered(why));
            case ProcessEffect.StartSession start ->
                new AgentEvent.OfProcess(processId, new ProcessEvent.StartAnswered(start.number(), why));
            case ProcessEffect.TellTerminate _ ->
                new AgentEvent.OfProcess(processId, new ProcessEvent.NoticeAnswered());
            case ProcessEffect.Watch _,
                    ProcessEffect.Terminate _,
                    ProcessEffect.Kill _,
                    ProcessEffect.ForgetPort _,
                    ProcessEffect.TakeLogs _ -> null;
        };
    }
}
