package io.opengse.simulation.host;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.simulation.game.Game;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A process of a simulated operating system. What runs in it is a {@link Game}. */
public final class OsProcess {
    private final ProcessIdentity identity;
    private final String mark;
    private final String fleet;
    private final String launchKey;
    private @Nullable Game game;
    private boolean alive = true;
    private int exitCode;

    /** @param mark its GSE_PROCESS_ID */
    OsProcess(ProcessIdentity identity, String mark, String fleet, String launchKey) {
        this.identity = identity;
        this.mark = mark;
        this.fleet = fleet;
        this.launchKey = launchKey;
    }

    void runs(Game program) {
        game = program;
    }

    public Game game() {
        return java.util.Objects.requireNonNull(game);
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

    public String launchKey() {
        return launchKey;
    }

    public String slot() {
        return fleet + " " + launchKey;
    }

    public boolean alive() {
        return alive;
    }

    void ends(int code) {
        alive = false;
        exitCode = code;
    }

    int exitCode() {
        return exitCode;
    }

    @Override
    public String toString() {
        return mark + " pid " + identity.pid();
    }

    /** Somebody waits for the end of a process. */
    record Watch(ProcessIdentity process, boolean child, IntConsumer gone) {}
}
