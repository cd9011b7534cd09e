package io.opengse.simulation.host;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.simulation.game.Game;
import java.time.Instant;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A process of a simulated operating system. What runs in it is a {@link Game}. */
public final class OsProcess {
    private final ProcessIdentity identity;
    private final String mark;
    private final String fleet;
    private final String instance;
    private final String launchKey;
    private final Instant started;
    private @Nullable Game game;
    private boolean alive = true;

    OsProcess(ProcessIdentity identity, Kernel.Program program, Instant started) {
        this.identity = identity;
        this.mark = program.mark();
        this.fleet = program.fleet();
        this.instance = program.instance();
        this.launchKey = program.launchKey();
        this.started = started;
    }

    void runs(Game program) {
        game = program;
    }

    public Game game() {
        return Objects.requireNonNull(game);
    }

    public ProcessIdentity identity() {
        return identity;
    }

    public String mark() {
        return mark;
    }

    public String fleet() {
        return fleet;
    }

    Instant started() {
        return started;
    }

    public String slot() {
        return instance + " " + launchKey;
    }

    public boolean alive() {
        return alive;
    }

    void ends() {
        alive = false;
    }

    @Override
    public String toString() {
        return mark + " pid " + identity.pid();
    }

    /** Somebody waits for the end of a process. */
    record Watch(ProcessIdentity process, boolean child, IntConsumer gone) {}
}
