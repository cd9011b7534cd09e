package io.opengse.engine;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.host.HostRoom;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionRequest;
import io.opengse.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A real engine on a store in memory, with a clock a test moves and seeded dice; and short words for what tests do. */
public final class TestBed {
    private final MovableClock clock = new MovableClock(Samples.NOW);
    private final Store store;
    private final List<HostId> waiting = new ArrayList<>();
    private final Engine engine;

    public TestBed() {
        this(new MemoryStore());
    }

    public TestBed(Store store) {
        this.store = store;
        this.engine = new Engine(store, EngineSettings.standard(), clock, new Random(1), waiting::add);
    }

    public Engine engine() {
        return engine;
    }

    public Store store() {
        return store;
    }

    public Instant now() {
        return clock.instant();
    }

    public TestBed later(Duration by) {
        clock.move(by);
        return this;
    }

    /** Time passes, and the sweeper comes by. */
    public void sweepAfter(Duration by) {
        later(by).engine.sweeper().sweep();
    }

    public FakeAgent host(String id) {
        FakeAgent agent = new FakeAgent(new HostId(id), engine.hosts(), clock);
        agent.connects();
        return agent;
    }

    public FakeAgent host(String id, HostRoom room) {
        FakeAgent agent = new FakeAgent(new HostId(id), engine.hosts(), clock);
        agent.connects(room);
        return agent;
    }

    /** The agent in the pod of an instance, not yet connected. */
    public FakeAgent madeFor(InstanceId instance) {
        HostId id = new HostId(instance.value());
        return new FakeAgent(id, HostTraits.madeFor(instance), engine.hosts(), clock);
    }

    public Fleet fleet() {
        return fleet(Samples.newFleet());
    }

    public Fleet fleet(ProtectionPolicy policy) {
        return fleet(
                Samples.newFleet(new Protection(policy, Protection.STANDARD_LIMIT), Samples.runtime(Samples.GAME)));
    }

    public Fleet fleet(NewFleet fleet) {
        return engine.fleets().create(fleet, "test");
    }

    public Fleet now(Fleet fleet) {
        return engine.fleets().require(fleet.id());
    }

    public GameSession session(Fleet fleet) {
        return session(fleet, Samples.request(4));
    }

    public GameSession session(Fleet fleet, SessionRequest request) {
        return engine.sessions().create(new NewSession(fleet.id(), request, "", "", "test"));
    }

    /** Created, and activated by its process. */
    public GameSession activeSession(Fleet fleet) {
        GameSession session = session(fleet);
        engine.sessionCalls().activate(session.place().process(), session.id(), 0);
        return now(session);
    }

    public GameSession now(GameSession session) {
        return engine.sessions().find(session.id()).orElseThrow();
    }

    public PlayerSession joins(GameSession session, String player) {
        return engine.players().join(session.id(), new PlayerRequest(player, ""), "test");
    }

    public PlayerSession now(PlayerSession player) {
        return store.read(transaction -> PlayerTable.in(transaction).find(player.id()))
                .orElseThrow();
    }

    public GameProcess process(ProcessId id) {
        return engine.processes().find(id).orElseThrow();
    }

    public Optional<Condemnation> condemnation(ProcessId id) {
        return store.read(transaction -> CondemnationTable.in(transaction).find(id));
    }

    public boolean reserved(ProcessId id) {
        return store.read(transaction -> ReservationTable.in(transaction).find(id))
                .isPresent();
    }

    public boolean vacant(Fleet fleet, ProcessId id) {
        return store.read(transaction -> VacancyTable.in(transaction).best(fleet.id(), 1000)).stream()
                .anyMatch(vacancy -> vacancy.process().equals(id));
    }

    /** Messages of this code, newest first. */
    public List<String> told(EventCode code) {
        EventTable.Query query = new EventTable.Query(null, Set.of(code), null, null, 0, 0);
        return engine.events().find(query, 1000).stream().map(Event::message).toList();
    }

    /** Hosts told that orders wait, since this was last asked. */
    public List<HostId> nudged() {
        List<HostId> told = List.copyOf(waiting);
        waiting.clear();
        return told;
    }
}
