package io.opengse.simulation.network;

import io.opengse.simulation.world.World;
import io.opengse.simulation.world.WorldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** One way of a {@link Line}: what is sent arrives late, whole and in order, up to the moment the line breaks. */
final class Direction {
    private final World world;
    private final Object name;
    private final Consumer<byte[]> listener;
    private Instant lastArrival = WorldClock.BEGINNING;
    private long sent;
    private long arrived;
    private long lastToArrive = Long.MAX_VALUE;

    Direction(World world, Object name, Consumer<byte[]> listener) {
        this.world = world;
        this.name = name;
        this.listener = listener;
    }

    void send(byte[] message, Object words) {
        if (lastToArrive != Long.MAX_VALUE) {
            return;
        }
        long number = ++sent;
        world.agenda().at(nextArrival(), name, words, () -> {
            arrived = number;
            if (number <= lastToArrive) {
                listener.accept(message);
            } else {
                world.trace(name, "lost on the way");
            }
        });
    }

    private Instant nextArrival() {
        Instant arrival = world.now().plus(world.travelTime());
        lastArrival = arrival.isBefore(lastArrival) ? lastArrival : arrival;
        return lastArrival;
    }

    /** From now on nothing is taken; what is on its way still arrives. Says how long that takes. */
    Duration close() {
        lastToArrive = Math.min(lastToArrive, sent);
        Duration rest = Duration.between(world.now(), lastArrival);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** Breaks: of what is on its way, only the first few still arrive. */
    void cut() {
        long onTheWay = sent - arrived;
        lastToArrive = Math.min(lastToArrive, arrived + world.chances().between(0, (int) onTheWay));
    }
}
