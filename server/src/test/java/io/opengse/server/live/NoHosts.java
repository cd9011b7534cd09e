package io.opengse.server.live;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.problem.Refused;
import java.time.Duration;

/** A server to which no host is connected. */
public final class NoHosts implements LiveProcesses, Trials {
    public Live live() {
        return new Live(this, this);
    }

    private static Refused away() {
        return Refused.unavailable("no host is connected");
    }

    @Override
    public Output output(ProcessId process, OutputWish wish, Duration wait) {
        throw away();
    }

    @Override
    public SdkCalls calls(ProcessId process, long after, Duration wait) {
        throw away();
    }

    @Override
    public LogFiles files(ProcessId process) {
        throw away();
    }

    @Override
    public FilePiece file(ProcessId process, String name, long from) {
        throw away();
    }

    @Override
    public boolean permitted() {
        return false;
    }

    @Override
    public void failHealthChecks(ProcessId process, int count, String actor) {
        throw away();
    }

    @Override
    public void kill(ProcessId process, String actor) {
        throw away();
    }

    @Override
    public boolean endWithin(ProcessId process, Duration time, String actor) {
        throw away();
    }

    @Override
    public void lapse(PlayerSessionId player, String actor) {
        throw away();
    }

    @Override
    public void dropLink(HostId host, Duration time, String actor) {
        throw away();
    }
}
