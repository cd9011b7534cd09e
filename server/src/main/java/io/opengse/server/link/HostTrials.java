package io.opengse.server.link;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Events;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.player.PlayerSessions;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.Processes;
import io.opengse.protocol.link.DropLink;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.FailHealthChecks;
import io.opengse.protocol.link.KillGame;
import io.opengse.server.live.Trials;
import java.time.Duration;

/** Has agents break things on purpose, and leaves an event that says who wanted it. */
final class HostTrials implements Trials {
    private final boolean permitted;
    private final Processes processes;
    private final PlayerSessions players;
    private final Events events;
    private final Errands errands;

    HostTrials(boolean permitted, Engine engine, Errands errands) {
        this.permitted = permitted;
        this.processes = engine.processes();
        this.players = engine.players();
        this.events = engine.events();
        this.errands = errands;
    }

    @Override
    public boolean permitted() {
        return permitted;
    }

    @Override
    public void failHealthChecks(ProcessId id, int count, String actor) {
        GameProcess process = running(id);
        var _ = errands.send(
                process.host(),
                Errand.newBuilder()
                        .setProcessId(id.value())
                        .setFailHealthChecks(FailHealthChecks.newBuilder().setCount(count)));
        note(process, actor, "its next " + count + " health checks fail on purpose");
    }

    @Override
    public void kill(ProcessId id, String actor) {
        GameProcess process = running(id);
        var _ = errands.send(
                process.host(),
                Errand.newBuilder().setProcessId(id.value()).setKillGame(KillGame.getDefaultInstance()));
        note(process, actor, "it was killed on purpose");
    }

    @Override
    public boolean endWithin(ProcessId id, Duration time, String actor) {
        GameProcess process = running(id);
        note(process, actor, "it is told to end within " + time.toSeconds() + " s");
        return processes.condemnWithin(id, time, actor);
    }

    @Override
    public void lapse(PlayerSessionId player, String actor) {
        requirePermission();
        players.lapseNow(player, actor);
        events.note(
                EventCode.TRIAL,
                actor,
                "trial: the reservation of player session " + player + " lapsed on purpose",
                new Event.Subjects(null, null, null, null, player));
    }

    @Override
    public void dropLink(HostId host, Duration time, String actor) {
        requirePermission();
        var _ = errands.send(
                host, Errand.newBuilder().setDropLink(DropLink.newBuilder().setMillis((int) time.toMillis())));
        events.note(
                EventCode.TRIAL,
                actor,
                "trial: the link of host " + host + " is dropped on purpose for " + time.toSeconds() + " s",
                new Event.Subjects(null, host, null, null, null));
    }

    private GameProcess running(ProcessId id) {
        requirePermission();
        GameProcess process =
                processes.find(id).orElseThrow(() -> Refused.notFound("process " + id + " does not exist"));
        if (process.status() == ProcessStatus.TERMINATED) {
            throw Refused.unavailable("process " + id + " is gone already");
        }
        return process;
    }

    private void requirePermission() {
        if (!permitted) {
            throw Refused.unavailable(REFUSAL);
        }
    }

    private void note(GameProcess process, String actor, String what) {
        FleetId fleet = process.fleet();
        events.note(
                EventCode.TRIAL,
                actor,
                "trial of process " + process.id() + ": " + what,
                new Event.Subjects(fleet, process.host(), process.id(), null, null));
    }
}
