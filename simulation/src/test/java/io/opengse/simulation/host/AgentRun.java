package io.opengse.simulation.host;

import io.opengse.agent.loop.AgentEffect;
import io.opengse.agent.loop.AgentEvent;
import io.opengse.agent.loop.AgentLoop;
import io.opengse.agent.loop.LoopSettings;
import io.opengse.agent.loop.Memory;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.process.ProcessState;
import io.opengse.agent.process.ProcessTimes;
import io.opengse.agent.process.TerminationTime;
import io.opengse.agent.runtime.Survivors;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One life of an agent: the real loop with its queue, alarm and effects, as LoopRunner gives it them. It may die
 * between any two effects; what it knew is then on the {@link Disk} or nowhere.
 */
public final class AgentRun {
    static final ProcessTimes TIMES = new ProcessTimes(
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            3,
            Duration.ofSeconds(25),
            Duration.ofSeconds(5),
            TerminationTime.UNIX_SECONDS);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final World world;
    private final Host host;
    private final AgentLoop loop;
    private final LinkEnd link;
    private final SimulatedOs os;
    private final EffectWork work;
    private final SdkDoor sdk;
    private boolean dead;
    private int effectsLeft = Integer.MAX_VALUE;
    private @Nullable Instant alarm;
    private @Nullable Runnable whenStopped;
    private boolean keepsGames;

    AgentRun(World world, Host host) {
        this.world = world;
        this.host = host;
        LoopSettings settings = new LoopSettings(host.name(), TIMES, SdkErrors.RESPONSE);
        this.loop = new AgentLoop(settings, world.chances().generator());
        this.link = new LinkEnd(world, host, this);
        this.sdk = new SdkDoor(world, host, this);
        this.os = new SimulatedOs(world, host);
        this.work = new EffectWork(world, host, this, os);
    }

    void start() {
        Memory memory = world.seam().memory(host.disk().load());
        handle(Survivors.of(memory, os));
        loop.processes().stream()
                .filter(process -> !process.hasExited())
                .forEach(_ -> world.progress().count(Counted.ADOPTIONS));
        if (!dead) {
            link.open();
        }
    }

    AgentLoop loop() {
        return loop;
    }

    LinkEnd link() {
        return link;
    }

    public SdkDoor sdk() {
        return sdk;
    }

    boolean dead() {
        return dead;
    }

    /** Whether the server has welcomed it. */
    public boolean linked() {
        return link.welcome();
    }

    /** Whether it is ending its games because it was told to stop. */
    public boolean endsItsGames() {
        return whenStopped != null && !keepsGames;
    }

    /** What this host's clock shows. */
    public Instant hostTime() {
        return world.now().plus(host.skew());
    }

    /** It will be killed in the middle of carrying out its next effects. */
    public void letDieAfter(int effects) {
        effectsLeft = effects;
    }

    void post(AgentEvent event) {
        if (!dead) {
            world.agenda().soon(host, event, () -> handle(event));
        }
    }

    void post(String processId, ProcessEvent event) {
        post(new AgentEvent.OfProcess(processId, event));
    }

    private void handle(AgentEvent event) {
        if (dead) {
            return;
        }
        for (AgentEffect effect : effects(event)) {
            if (effectsLeft-- <= 0) {
                host.killAgent("before it could " + effect);
                return;
            }
            world.trace(host, effect);
            work.run(effect);
        }
        setAlarm();
        Runnable stopped = whenStopped;
        if (stopped != null && hasStopped()) {
            stopped.run();
        }
    }

    private List<AgentEffect> effects(AgentEvent event) {
        try {
            return loop.handle(event, hostTime());
        } catch (RuntimeException bug) {
            throw new Broken("the agent's loop bears every event, but not " + event, bug);
        }
    }

    private void setAlarm() {
        Instant deadline = loop.nextDeadline();
        if (Objects.equals(deadline, alarm)) {
            return;
        }
        alarm = deadline;
        if (deadline != null) {
            Instant due = deadline.minus(host.skew());
            Instant when = (due.isBefore(world.now()) ? world.now() : due).plusMillis(1);
            world.agenda().at(when, host, "its alarm rings", () -> {
                if (deadline.equals(alarm)) {
                    alarm = null;
                    handle(new AgentEvent.Due());
                }
            });
        }
    }

    /** As Agent.stop does. */
    void stop(boolean keepGames, Runnable stopped) {
        keepsGames = keepGames;
        whenStopped = stopped;
        post(new AgentEvent.Stopping(keepGames));
        world.agenda().after(STOPPING, host, "its agent stops waiting", stopped);
    }

    private boolean hasStopped() {
        boolean launching =
                loop.processes().stream().anyMatch(process -> process.state() instanceof ProcessState.Ordered);
        return loop.isStopping() && !launching && (keepsGames || (loop.isEmpty() && loop.isReported()));
    }

    /** Its program is gone; the kernel still sends what it had written. */
    void dies() {
        dead = true;
        link.closeByKernel();
        sdk.close();
    }

    /** Its machine is gone. */
    void losesPower() {
        dead = true;
        link.breakDown();
        sdk.close();
    }
}
