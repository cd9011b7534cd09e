package io.opengse.bench.hosts;

import io.opengse.protocol.link.Assignment;
import io.opengse.protocol.link.EndReason;
import io.opengse.protocol.link.Exit;
import io.opengse.protocol.link.Phase;
import io.opengse.protocol.link.ProcessReport;
import java.time.Instant;

/** A game server that does not exist, as its agent reports it. Used by {@link SimulatedHost} under its lock. */
final class SimulatedProcess {
    private static final int FIRST_PORT = 7000;

    private final ProcessReport ready;
    private Assignment assignment = Assignment.getDefaultInstance();
    private boolean ended;
    private Instant endedAt = Instant.EPOCH;

    /** Which launch of which instance it is of. */
    record Slot(String instance, String fleet, String launchKey) {}

    SimulatedProcess(String host, int number, Slot slot, Instant now) {
        this.ready = ProcessReport.newBuilder()
                .setProcessId("proc-" + host + "-" + number)
                .setInstanceId(slot.instance())
                .setFleetId(slot.fleet())
                .setLaunchKey(slot.launchKey())
                .setPhase(Phase.READY)
                .setPid(number)
                .setStartedAtMillis(now.toEpochMilli())
                .setReadyAtMillis(now.toEpochMilli())
                .setClientPort(FIRST_PORT + 2 * number)
                .setGrpcPort(FIRST_PORT + 2 * number + 1)
                .setHealthy(true)
                .build();
    }

    String id() {
        return ready.getProcessId();
    }

    boolean isOf(Slot slot) {
        return !ended
                && ready.getInstanceId().equals(slot.instance())
                && ready.getLaunchKey().equals(slot.launchKey());
    }

    /** False when the order is old news. */
    boolean hosts(long number, String session) {
        if (ended || number <= assignment.getNumber()) {
            return false;
        }
        assignment = Assignment.newBuilder()
                .setNumber(number)
                .setSessionId(session)
                .setState(Assignment.State.HOSTING)
                .build();
        return true;
    }

    void ends(long number) {
        if (assignment.getNumber() == number) {
            assignment = assignment.toBuilder().setState(Assignment.State.OVER).build();
        }
    }

    void exits(Instant now) {
        if (!ended) {
            ended = true;
            endedAt = now;
        }
    }

    boolean hasExited() {
        return ended;
    }

    ProcessReport report() {
        ProcessReport.Builder report = ready.toBuilder();
        if (assignment.getNumber() > 0) {
            report.setAssignment(assignment);
        }
        if (ended) {
            report.setPhase(Phase.EXITED)
                    .setEndReason(EndReason.ENDED_BY_GAME)
                    .setExit(Exit.newBuilder().setAtMillis(endedAt.toEpochMilli()));
        }
        return report.build();
    }
}
