package io.opengse.engine;

import io.opengse.engine.access.Access;
import io.opengse.engine.access.Policies;
import io.opengse.engine.alias.Aliases;
import io.opengse.engine.asset.Asset;
import io.opengse.engine.asset.AssetTable;
import io.opengse.engine.asset.Assets;
import io.opengse.engine.asset.Uploads;
import io.opengse.engine.audit.Audits;
import io.opengse.engine.event.Events;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.explain.ExplanationSettings;
import io.opengse.engine.explain.Explanations;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetChanges;
import io.opengse.engine.fleet.FleetDeletion;
import io.opengse.engine.fleet.FleetReference;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.host.FleetCreations;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostDeadlines;
import io.opengse.engine.host.HostLosses;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.host.Hosts;
import io.opengse.engine.host.ProcessConsequences;
import io.opengse.engine.host.Reports;
import io.opengse.engine.id.AssetId;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.instance.Capacities;
import io.opengse.engine.instance.CapacityChanges;
import io.opengse.engine.instance.FleetUses;
import io.opengse.engine.instance.GamePackage;
import io.opengse.engine.instance.InstanceHistory;
import io.opengse.engine.instance.InstanceUses;
import io.opengse.engine.instance.Instances;
import io.opengse.engine.instance.MadeHosts;
import io.opengse.engine.instance.Reconciler;
import io.opengse.engine.membership.Memberships;
import io.opengse.engine.placement.Outcomes;
import io.opengse.engine.placement.PlacedSessions;
import io.opengse.engine.placement.PlacementWork;
import io.opengse.engine.placement.Placements;
import io.opengse.engine.placement.Placing;
import io.opengse.engine.player.PlayerSeats;
import io.opengse.engine.player.PlayerSessions;
import io.opengse.engine.process.Condemnations;
import io.opengse.engine.process.Grace;
import io.opengse.engine.process.Processes;
import io.opengse.engine.process.Vacancies;
import io.opengse.engine.queue.Queues;
import io.opengse.engine.replica.Replicas;
import io.opengse.engine.runtime.Retirement;
import io.opengse.engine.runtime.Runtimes;
import io.opengse.engine.scaling.Scaling;
import io.opengse.engine.scaling.ScalingEvaluations;
import io.opengse.engine.scaling.ScalingLeftovers;
import io.opengse.engine.scaling.ScalingTimers;
import io.opengse.engine.scaling.ScalingWork;
import io.opengse.engine.scaling.TimerFirings;
import io.opengse.engine.session.GameSessions;
import io.opengse.engine.session.SessionCalls;
import io.opengse.engine.session.SessionDeadlines;
import io.opengse.engine.session.SessionEndings;
import io.opengse.engine.session.SessionTransitions;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import io.opengse.engine.visit.SignIns;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Puts the services of the engine together and hands them out; does nothing else. */
public final class Engine {
    /** Long enough to resume an upload the next morning. */
    private static final Duration UPLOADS_KEPT = Duration.ofDays(1);

    private final Surroundings surroundings;
    private final Events events;
    private final EngineSettings settings;
    private final Fleets fleets;
    private final FleetChanges fleetChanges;
    private final FleetDeletion fleetDeletion;
    private final Aliases aliases;
    private final Runtimes runtimes;
    private final Reconciler reconciler;
    private final Instances instances;
    private final InstanceUses instanceUses;
    private final Capacities capacities;
    private final InstanceHistory instanceHistory;
    private final FleetUses fleetUses;
    private final CapacityChanges capacityChanges;
    private final Hosts hosts;
    private final Processes processes;
    private final GameSessions sessions;
    private final SessionCalls sessionCalls;
    private final PlayerSessions players;
    private final Assets assets;
    private final Uploads uploads;
    private final Scaling scaling;
    private final ScalingTimers timers;
    private final Queues queues;
    private final Placements placements;
    private final Outcomes outcomes;
    private final Sweeper sweeper;
    private final Access access;
    private final Policies policies;
    private final Audits audits;
    private final Explanations explanations;
    private final Memberships memberships;
    private final Replicas replicas;
    private final SignIns signIns;
    private final HostLosses hostLosses;
    private final MadeHosts madeHosts;

    /**
     * @param clock cut to milliseconds here, as the store does
     * @param random a secure one, except in tests: ids of player sessions are credentials
     * @param ordersWaiting told after a commit that a host's orders or its desired fleets may have changed; must not
     *     block or throw
     */
    public Engine(
            Store store, EngineSettings settings, Clock clock, RandomGenerator random, Consumer<HostId> ordersWaiting) {
        surroundings = new Surroundings(store, Clock.tick(clock, Duration.ofMillis(1)), ordersWaiting);
        IdFactory ids = new IdFactory(random, settings.region(), settings.account());
        Grace grace = new Grace(settings.noProtectionDeadline(), settings.killGrace());
        Runnable desiredChanged = () -> everyHost(store, ordersWaiting);
        Condemnations condemnations = new Condemnations(grace);
        Vacancies vacancies = new Vacancies(Instances::reach, condemnations);
        Retirement retirement = new Retirement(condemnations);
        SessionTransitions transitions =
                new SessionTransitions(new PlacedSessions(new PlayerSeats(settings.playerReservation())));
        SessionEndings endings = new SessionEndings(transitions, condemnations, grace);
        ProcessConsequences consequences = new ProcessConsequences(transitions, condemnations, grace);

        events = new Events(surroundings);
        access = new Access(surroundings);
        policies = new Policies(surroundings);
        audits = new Audits(surroundings);
        memberships = new Memberships(surroundings);
        hostLosses = new HostLosses(surroundings, vacancies, transitions);
        madeHosts = new MadeHosts(surroundings, settings.sizing());
        this.settings = settings;
        reconciler = new Reconciler(surroundings, ids, consequences, vacancies, settings.sizing());
        instances = new Instances(surroundings, vacancies, Engine::gamePackage);
        instanceUses = new InstanceUses(store);
        capacities = new Capacities(surroundings);
        instanceHistory = new InstanceHistory(surroundings);
        fleetUses = new FleetUses(store);
        fleets = new Fleets(
                surroundings,
                ids,
                Engine::founding,
                this::reconcile,
                settings.quotas().fleets());
        fleetChanges = new FleetChanges(surroundings);
        fleetDeletion = new FleetDeletion(surroundings, Engine::references, this::reconcile);
        aliases = new Aliases(
                surroundings, ids, Queues::leadingTo, settings.quotas().aliases());
        runtimes = new Runtimes(surroundings, retirement, desiredChanged);
        hosts = new Hosts(surroundings, new Reports(consequences, vacancies, retirement), vacancies, this::arrived);
        replicas = new Replicas(surroundings, hosts);
        signIns = new SignIns(store);
        processes = new Processes(surroundings, condemnations);
        sessions = new GameSessions(surroundings, ids, endings, settings.playersPerSession());
        sessionCalls = new SessionCalls(surroundings, transitions, vacancies, settings.playersPerSession());
        players = new PlayerSessions(surroundings, ids, settings.playerReservation());
        assets = new Assets(
                surroundings,
                ids,
                settings.quotas().packages(),
                (transaction, asset) -> FleetTable.in(transaction).countUsing(asset.value()));
        uploads = new Uploads(surroundings, ids, UPLOADS_KEPT);
        capacityChanges = new CapacityChanges(surroundings, settings.quotas().instances(), this::reconcile);
        ScalingWork work = new ScalingWork(
                new ScalingEvaluations(surroundings, settings.scaling().customCounts(), capacityChanges),
                new TimerFirings(surroundings, settings.scaling().timerZone(), capacityChanges),
                new ScalingLeftovers(surroundings));
        timers = new ScalingTimers(surroundings, ids, settings.scaling().timerZone());
        scaling = new Scaling(
                surroundings, timers, fleet -> work.evaluations().evaluate(fleet, surroundings.cause("engine")));
        queues = new Queues(
                surroundings, ids, settings.region(), settings.quotas().queues());
        PlacementWork placing = new PlacementWork(
                surroundings, new Placing(surroundings, sessions, players), endings, settings.region());
        placements = new Placements(surroundings, placing, settings.playersPerSession());
        outcomes = new Outcomes(surroundings);
        explanations = new Explanations(
                surroundings,
                placements,
                work.evaluations(),
                new ExplanationSettings(settings.hostLost(), settings.sizing()));
        sweeper = new Sweeper(
                surroundings,
                new SessionDeadlines(surroundings, endings),
                players,
                new HostDeadlines(surroundings, vacancies, hostLosses, settings.hostLost()),
                new FleetCreations(surroundings, settings.fleetActivation()),
                reconciler,
                work,
                placing,
                outcomes,
                settings.history());
    }

    /** What goes with the creation of a fleet, in its transaction. */
    private static void founding(Transaction transaction, Fleet fleet) {
        String asset = fleet.description().assetId();
        if (!asset.isEmpty()) {
            Assets.require(transaction, new AssetId(asset));
        }
        Capacities.found(transaction, fleet);
    }

    private static List<FleetReference> references(Transaction transaction, FleetId fleet) {
        return Stream.concat(
                        Aliases.references(transaction, fleet).stream(), Queues.references(transaction, fleet).stream())
                .toList();
    }

    private static Optional<GamePackage> gamePackage(Transaction transaction, String assetId) {
        return assetId.isEmpty()
                ? Optional.empty()
                : AssetTable.in(transaction)
                        .find(new AssetId(assetId))
                        .map(Asset::content)
                        .map(content -> new GamePackage(assetId, content.sha256(), content.size()));
    }

    private void reconcile(FleetId fleet) {
        reconciler.reconcile(fleet, surroundings.cause("engine"));
    }

    private void arrived(HostId host) {
        reconciler.place(surroundings.cause("host " + host), Integer.MAX_VALUE);
        surroundings.ordersWaiting().accept(host);
    }

    private static void everyHost(Store store, Consumer<HostId> ordersWaiting) {
        store.read(transaction -> HostTable.in(transaction).list()).stream()
                .map(Host::id)
                .forEach(ordersWaiting);
    }

    public Fleets fleets() {
        return fleets;
    }

    public FleetChanges fleetChanges() {
        return fleetChanges;
    }

    public FleetDeletion fleetDeletion() {
        return fleetDeletion;
    }

    public Aliases aliases() {
        return aliases;
    }

    /** What this installation set about the engine. */
    public EngineSettings settings() {
        return settings;
    }

    public Runtimes runtimes() {
        return runtimes;
    }

    public Hosts hosts() {
        return hosts;
    }

    public Instances instances() {
        return instances;
    }

    public InstanceUses instanceUses() {
        return instanceUses;
    }

    public Capacities capacities() {
        return capacities;
    }

    public InstanceHistory instanceHistory() {
        return instanceHistory;
    }

    public FleetUses fleetUses() {
        return fleetUses;
    }

    public CapacityChanges capacityChanges() {
        return capacityChanges;
    }

    public Processes processes() {
        return processes;
    }

    public GameSessions sessions() {
        return sessions;
    }

    public SessionCalls sessionCalls() {
        return sessionCalls;
    }

    public PlayerSessions players() {
        return players;
    }

    public Scaling scaling() {
        return scaling;
    }

    public ScalingTimers timers() {
        return timers;
    }

    public Events events() {
        return events;
    }

    public Assets assets() {
        return assets;
    }

    public Uploads uploads() {
        return uploads;
    }

    public Queues queues() {
        return queues;
    }

    public Placements placements() {
        return placements;
    }

    public Outcomes outcomes() {
        return outcomes;
    }

    public Sweeper sweeper() {
        return sweeper;
    }

    public Access access() {
        return access;
    }

    public Policies policies() {
        return policies;
    }

    public Audits audits() {
        return audits;
    }

    public Memberships memberships() {
        return memberships;
    }

    public Replicas replicas() {
        return replicas;
    }

    public SignIns signIns() {
        return signIns;
    }

    public HostLosses hostLosses() {
        return hostLosses;
    }

    /** For a provider that makes hosts. */
    public MadeHosts madeHosts() {
        return madeHosts;
    }

    public Explanations explanations() {
        return explanations;
    }
}
