package io.opengse.engine;

import io.opengse.engine.event.Events;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.host.Hosts;
import io.opengse.engine.id.HostId;
import io.opengse.engine.player.PlayerSessions;
import io.opengse.engine.process.Processes;
import io.opengse.engine.runtime.Runtimes;
import io.opengse.engine.session.GameSessions;
import io.opengse.engine.session.SessionCalls;
import io.opengse.engine.store.Store;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Puts the services of the engine together and hands them out; does nothing else. */
public final class Engine {
    private final Events events;

    public Engine(
            Store store, EngineSettings settings, Clock clock, RandomGenerator random, Consumer<HostId> ordersWaiting) {
        this.events = new Events(store, clock);
    }

    public Fleets fleets() {
        return new Fleets();
    }

    public Runtimes runtimes() {
        return new Runtimes();
    }

    public Hosts hosts() {
        return new Hosts();
    }

    public Processes processes() {
        return new Processes();
    }

    public GameSessions sessions() {
        return new GameSessions();
    }

    public SessionCalls sessionCalls() {
        return new SessionCalls();
    }

    public PlayerSessions players() {
        return new PlayerSessions();
    }

    public Events events() {
        return events;
    }

    public Sweeper sweeper() {
        return new Sweeper();
    }
}
