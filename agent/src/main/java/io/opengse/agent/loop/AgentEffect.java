package io.opengse.agent.loop;

import io.opengse.agent.deployment.DeploymentEffect;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessEffect;
import io.opengse.agent.process.Slot;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.protocol.gse.DescribePlayerSessionsResponse;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.link.Notice;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.Report;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link AgentLoop} wants done, in this order. Remember and Forget are done before anything after them begins;
 * everything else may take its time.
 */
public sealed interface AgentEffect {
    record Remember(GameProcess process) implements AgentEffect {}

    record Forget(String processId) implements AgentEffect {}

    record RememberLogs(LogBundle bundle) implements AgentEffect {}

    record ForgetLogs(LogBundle bundle) implements AgentEffect {}

    record RememberNotices(List<Notice> notices) implements AgentEffect {}

    /** Answered by Launched or LaunchFailed. */
    record Launch(String processId, Slot slot, String directory, String launchPath, List<String> arguments)
            implements AgentEffect {}

    record OfProcess(String processId, ProcessEffect effect) implements AgentEffect {}

    /** Answered by OfDeployment. */
    record OfDeployment(String fleetId, DeploymentEffect effect) implements AgentEffect {}

    record SendReport(Report report) implements AgentEffect {}

    /** Answered by Answered. */
    record Ask(long call, String processId, GameCall.OfSession request, Question question) implements AgentEffect {}

    /** @param players the answer to a describe that was not refused */
    record Reply(
            long call,
            GseResponse response,
            SdkErrors errors,
            @Nullable DescribePlayerSessionsResponse players) implements AgentEffect {}

    /** Answered by LogsCollected or LogsFailed. */
    record CollectLogs(LogBundle bundle) implements AgentEffect {}

    /** Answered by LogsUploaded or LogsFailed. */
    record UploadLogs(LogBundle bundle, Path zip) implements AgentEffect {}

    /** A line for the log: one decision. */
    record Say(String line) implements AgentEffect {}
}
