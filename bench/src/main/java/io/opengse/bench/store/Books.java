package io.opengse.bench.store;

import io.opengse.bench.Lab;
import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import io.opengse.engine.store.Store;
import io.opengse.server.sql.PostgresAddress;
import io.opengse.server.sql.SqlStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real engine on a real store on disk, with one fleet of ready processes. No agent, no network. */
final class Books implements AutoCloseable {
    static final int SEATS = 200;
    private static final String ACTOR = "bench";

    private final Lab lab;
    private final Store store;
    private final Engine engine;
    private final Fleet fleet;

    private Books(Lab lab, Store store, Engine engine, Fleet fleet) {
        this.lab = lab;
        this.store = store;
        this.engine = engine;
        this.fleet = fleet;
    }

    static Books open(Lab lab, String name, int processes) {
        Store store = store(lab, name);
        Engine engine = new Engine(store, EngineSettings.standard(), lab.clock(), lab.random(), _ -> {});
        Fleet fleet = engine.fleets().create(newFleet(), ACTOR);
        FakeHosts.ready(engine, fleet, processes, lab.clock().instant());
        return new Books(lab, store, engine, fleet);
    }

    private static Store store(Lab lab, String name) {
        if (lab.postgres().isEmpty()) {
            return SqlStore.open(lab.folder(name + ".db"));
        }
        PostgresAddress address = lab.postgres().get();
        String writer = "bench-" + Long.toHexString(lab.random().nextLong());
        Store store = SqlStore.open(address, writer, lab.clock(), Duration.ofSeconds(30));
        if (!store.<List<Host>>read(rows -> HostTable.in(rows).list()).isEmpty()) {
            store.close();
            throw new IllegalArgumentException(address + " is not empty: make another database to be measured");
        }
        return store;
    }

    private static NewFleet newFleet() {
        return new NewFleet(
                new FleetDescription("bench", "", "/srv/game", "", "localhost", Map.of()),
                new RuntimeConfiguration(
                        List.of(new ServerProcess("game", "", 50)),
                        RuntimeConfiguration.STANDARD_ACTIVATION_TIMEOUT,
                        0),
                Protection.NONE,
                new CreationLimit(0, Duration.ofMinutes(3)),
                List.of());
    }

    Store store() {
        return store;
    }

    Engine engine() {
        return engine;
    }

    Fleet fleet() {
        return fleet;
    }

    static SessionRequest request() {
        return new SessionRequest("match", SEATS, Map.of(), "", "", "");
    }

    Hosted create() {
        return Hosted.of(engine.sessions().create(new NewSession(fleet.id(), request(), "", "", ACTOR)));
    }

    /** Ends the sessions, as their games would; their processes are free again. */
    void end(Hosted[] sessions, int count) {
        lab.callers()
                .seconds(
                        count,
                        each -> engine.sessionCalls().terminate(sessions[each].process(), sessions[each].session()));
    }

    /** All that is kept of a session: what a load program holds on to, the collector of what is measured must copy. */
    record Hosted(ProcessId process, SessionId session) {
        static Hosted of(GameSession session) {
            return new Hosted(session.place().process(), session.id());
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
