package io.opengse.simulation;

import io.opengse.engine.event.EventTable;
import io.opengse.simulation.saboteur.Seam;
import io.opengse.simulation.world.Chronicle;
import io.opengse.simulation.world.Progress;
import io.opengse.simulation.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one seed, and tells a failure so that a person can follow it. */
public final class Simulation {
    private static final int LINES = 60;

    /** Kept, because loggers are forgotten when nobody does. What fails here is provoked, and told otherwise. */
    private static final Logger QUIET = Logger.getLogger("io.opengse");

    static {
        QUIET.setLevel(Level.OFF);
    }

    private Simulation() {}

    /** @throws AssertionError with the seed, the broken rule and what happened last */
    public static Progress run(long seed) {
        return run(seed, Seam.HONEST);
    }

    static Progress run(long seed, Seam seam) {
        World world = new World(seed, seam);
        try {
            world.live();
            return world.progress();
        } catch (RuntimeException broken) {
            throw new AssertionError(story(world, broken), broken);
        }
    }

    static long digest(long seed) {
        World world = new World(seed, Seam.HONEST);
        world.live();
        return world.chronicle().digest();
    }

    private static String story(World world, RuntimeException broken) {
        List<Chronicle.Line> lines = new ArrayList<>(world.chronicle().last(lines()));
        world
                .store()
                .truth(books ->
                        EventTable.in(books).find(new EventTable.Query(null, Set.of(), null, null, 0, 0), LINES))
                .stream()
                .filter(event -> !lines.isEmpty()
                        && !event.at().isBefore(lines.getFirst().at()))
                .map(event -> new Chronicle.Line(
                        event.at(),
                        "* " + event.actor(),
                        event.code() + " " + event.message() + " " + event.subjects()))
                .forEach(lines::add);
        lines.sort(Comparator.comparing(Chronicle.Line::at));
        StringBuilder story = new StringBuilder("\nseed " + world.seed() + " at " + world.now() + ": ")
                .append(broken.getMessage())
                .append("\nreplay with -Dseed=")
                .append(world.seed())
                .append("; the last that happened (* marks what the engine noted):\n");
        lines.forEach(line -> story.append("  ").append(line).append('\n'));
        return story.toString();
    }

    private static int lines() {
        return Integer.getInteger("lines", LINES);
    }
}
