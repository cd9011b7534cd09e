package io.opengse.agent.process;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.protocol.gse.GameServerSession;
import java.time.Duration;

/** What is to be done for one process; the answer, if any, comes back as a {@link ProcessEvent}. */
public sealed interface ProcessEffect {
    /** Answered by Gone. */
    record Watch(ProcessIdentity os) implements ProcessEffect {}

    /** SIGTERM to the process and all that belongs to it. */
    record Terminate(ProcessIdentity os) implements ProcessEffect {}

    /** SIGKILL to the process and all that belongs to it. */
    record Kill(ProcessIdentity os) implements ProcessEffect {}

    /** Answered by HealthAnswered. */
    record CheckHealth(int grpcPort, Duration within) implements ProcessEffect {}

    /** Answered by StartAnswered. */
    record StartSession(int grpcPort, long number, GameServerSession session, Duration within)
            implements ProcessEffect {}

    /** Answered by NoticeAnswered. */
    record TellTerminate(int grpcPort, long terminationTime, Duration within) implements ProcessEffect {}

    /** Nobody listens there any more. */
    record ForgetPort(int grpcPort) implements ProcessEffect {}

    /** The logs of this session are complete, or as complete as they will be. */
    record TakeLogs(String sessionId) implements ProcessEffect {}
}
