package io.opengse.agent.process;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.link.EndReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything that may happen to a game process. */
public sealed interface ProcessEvent {
    record Launched(ProcessIdentity os) implements ProcessEvent {}

    record LaunchFailed(String why) implements ProcessEvent {}

    /** The agent was started anew and the process had outlived the old one. */
    record Adopted() implements ProcessEvent {}

    /** @param code exit code, 128 + signal, or -1 when it could not be learnt */
    record Gone(int code, String lastWords) implements ProcessEvent {
        /** Of a process whose output nobody read. */
        public Gone(int code) {
            this(code, "");
        }
    }

    /** The clock reached {@link GameProcess#nextDue}. */
    record Due() implements ProcessEvent {}

    /** ProcessReady. */
    record ReadyCalled(Endpoint endpoint) implements ProcessEvent {}

    /** ProcessEnding. */
    record EndingCalled() implements ProcessEvent {}

    /** The answer to ProcessEnding is on the wire. */
    record EndingAnswered() implements ProcessEvent {}

    /** ReportCustomData. */
    record CountsReported(CustomCounts counts) implements ProcessEvent {}

    record StartOrdered(long number, GameServerSession session, Instant activateBy) implements ProcessEvent {}

    /** OnStartGameServerSession returned; {@code failure} is null when the game took the session. */
    record StartAnswered(long number, @Nullable String failure) implements ProcessEvent {}

    /** The server accepted ActivateGameServerSession. */
    record Activated(String sessionId) implements ProcessEvent {}

    /** The server accepted TerminateGameServerSession. */
    record SessionOver(String sessionId) implements ProcessEvent {}

    /** OnHealthCheck returned; {@code failure} is null when the game is well. */
    record HealthAnswered(@Nullable String failure) implements ProcessEvent {}

    /**
     * @param tell call OnProcessTerminate first
     * @param killAt null: never
     * @param toldMillis when the order was given, Unix milliseconds
     * @param shownMillis the moment to tell the game, Unix milliseconds
     */
    record EndOrdered(
            EndReason reason, boolean tell, @Nullable Instant killAt, long toldMillis, long shownMillis)
            implements ProcessEvent {}

    /** OnProcessTerminate returned, well or not. */
    record NoticeAnswered() implements ProcessEvent {}

    /** The agent stops and takes its games with it. */
    record AgentStopping() implements ProcessEvent {}
}
