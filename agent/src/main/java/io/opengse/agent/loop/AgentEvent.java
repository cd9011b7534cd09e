package io.opengse.agent.loop;

import io.opengse.agent.deployment.DeploymentEvent;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndProcess;
import io.opengse.protocol.link.StartSession;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that may reach the {@link AgentLoop}. */
public sealed interface AgentEvent {
    /**
     * The first event of a loop.
     *
     * @param running what still runs of the remembered processes, by our id
     */
    record Restored(Memory memory, Map<String, ProcessIdentity> running) implements AgentEvent {
        public Restored {
            running = Map.copyOf(running);
        }
    }

    /** The outcome of an effect, or a fact from the operating system. */
    record OfProcess(String processId, ProcessEvent event) implements AgentEvent {}

    /**
     * An earlier agent left deployments; before the server has said anything.
     *
     * @param roots the game roots of their fleets
     */
    record DeploymentsFound(Map<String, String> roots) implements AgentEvent {
        public DeploymentsFound {
            roots = Map.copyOf(roots);
        }
    }

    /** What came of an effect. */
    record OfDeployment(String fleetId, DeploymentEvent event) implements AgentEvent {}

    /** Could not be started. */
    record LaunchFailed(String processId, String why, LaunchFault fault) implements AgentEvent {}

    record LinkUp(long lastReport) implements AgentEvent {}

    record LinkDown() implements AgentEvent {}

    record DesiredArrived(Desired desired) implements AgentEvent {}

    record StartArrived(StartSession order) implements AgentEvent {}

    record EndArrived(EndProcess order) implements AgentEvent {}

    record ReportAcknowledged(long number) implements AgentEvent {}

    /** A game calls; {@code call} names the Reply that will follow. */
    record Called(long call, String processId, String requestId, GameCall request) implements AgentEvent {}

    /** A process nobody launched calls ProcessReady; only where strangers are adopted. */
    record StrangerReady(long call, ProcessIdentity os, String directory, ProcessReadyRequest request)
            implements AgentEvent {}

    /** The server's answer, or null and why there is none. */
    record Answered(
            long call,
            String processId,
            GameCall.OfSession request,
            @Nullable Answer answer,
            String trouble) implements AgentEvent {}

    record LogsCollected(LogBundle bundle, Path zip) implements AgentEvent {}

    record LogsUploaded(LogBundle bundle) implements AgentEvent {}

    /** Collecting or uploading failed. */
    record LogsFailed(LogBundle bundle, String why, LogFault fault) implements AgentEvent {}

    /** The clock reached {@link AgentLoop#nextDeadline}. */
    record Due() implements AgentEvent {}

    /** Nothing is launched any more; without {@code keepGames}, what was launched is ended. */
    record Stopping(boolean keepGames) implements AgentEvent {}
}
