package io.opengse.simulation.host;

import io.opengse.agent.loop.AgentLoop;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A machine: its operating system, its disk, its agent. Agent and machine may die at any moment; the disk does not. */
public final class Host {
    private final World world;
    private final String name;
    private final String address;
    private final Kernel kernel;
    private final Disk disk = new Disk();
    private final Duration skew;
    private @Nullable AgentRun agent;
    private boolean powered = true;
    private boolean gone;
    private Instant cutOffUntil = Instant.MIN;

    /** @param number from 1 */
    public Host(World world, int number) {
        this.world = world;
        this.name = "host-" + number;
        this.address = "10.0.0." + number;
        this.kernel = new Kernel(world, this, 10_000 * number);
        long limit = world.weather().skew().toMillis();
        this.skew = Duration.ofMillis((long) ((world.chances().fraction() * 2 - 1) * limit));
    }

    /** It is there, and its agent with it. */
    public void boot() {
        kernel.boot();
        startAgent();
    }

    public String name() {
        return name;
    }

    public String address() {
        return address;
    }

    public Kernel kernel() {
        return kernel;
    }

    Disk disk() {
        return disk;
    }

    /** By how much its clock is ahead of the server's. */
    public Duration skew() {
        return skew;
    }

    public Optional<AgentRun> agent() {
        return Optional.ofNullable(agent);
    }

    public Optional<AgentLoop> loop() {
        return agent().map(AgentRun::loop);
    }

    public boolean owesLogs() {
        return disk.owesLogs();
    }

    public boolean cutOff() {
        return !powered || world.now().isBefore(cutOffUntil);
    }

    void startAgent() {
        if (powered && agent == null) {
            AgentRun born = new AgentRun(world, this);
            agent = born;
            born.start();
        }
    }

    /** kill -9: what it knew is gone, its games live on. */
    public void killAgent(String why) {
        AgentRun dying = agent;
        if (dying != null) {
            world.trace(this, "its agent is KILLED: " + why);
            world.progress().count(Counted.AGENT_DEATHS);
            buryAgent(dying);
            world.agenda().after(away(), this, "its agent starts again", this::startAgent);
        }
    }

    private Duration away() {
        return world.stormy() && world.chances().in(0.3)
                ? world.chances().seconds(5, 100)
                : world.chances().millis(200, 5000);
    }

    /** It stops in good order, with or without its games. */
    public void stopAgent(boolean keepGames) {
        AgentRun stopping = agent;
        if (stopping != null) {
            world.trace(this, "its agent STOPS, keepGames=" + keepGames);
            if (!keepGames) {
                world.witness().stopsItsGames(this);
            }
            stopping.stop(keepGames, () -> {
                if (agent == stopping) {
                    buryAgent(stopping);
                    world.agenda().after(away(), this, "its agent starts again", this::startAgent);
                }
            });
        }
    }

    private void buryAgent(AgentRun dying) {
        agent = null;
        kernel.unwatchAll();
        dying.dies();
    }

    /** The machine stops at once and is there again some time later, with its disk. */
    public void crash() {
        if (!powered) {
            return;
        }
        world.trace(this, "CRASHES");
        world.progress().count(Counted.HOST_CRASHES);
        powerOff();
        world.agenda().after(world.chances().seconds(2, 120), this, "boots", () -> {
            if (!gone) {
                powered = true;
                boot();
            }
        });
    }

    /** The machine stops and is never there again, nor is its disk. */
    public void burn() {
        world.trace(this, "is GONE FOR EVER");
        world.progress().count(Counted.HOSTS_GONE_FOR_EVER);
        gone = true;
        powerOff();
    }

    public boolean gone() {
        return gone;
    }

    private void powerOff() {
        powered = false;
        kernel.powerOff();
        AgentRun dying = agent;
        if (dying != null) {
            agent = null;
            dying.losesPower();
        }
    }

    /** No message gets in or out for a while; everything on it goes on. */
    public void cutOff(Duration lasting) {
        world.trace(this, "is CUT OFF for " + lasting);
        cutOffUntil = world.now().plus(lasting);
        breakLink();
    }

    public void breakLink() {
        agent().ifPresent(run -> run.link().breakDown());
    }

    public void reconnect() {
        cutOffUntil = Instant.MIN;
    }

    @Override
    public String toString() {
        return name;
    }
}
