package io.opengse.simulation.backend;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.SessionUpdate;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators and back ends change while everything runs: limits, policies, protection, what should run. */
final class Whims {
    private static final String API = "api AKIDsimulated";

    private final World world;
    private final Calls calls;
    private final List<GameSession> sessions;

    Whims(World world, Calls calls, List<GameSession> sessions) {
        this.world = world;
        this.calls = calls;
        this.sessions = sessions;
    }

    void another() {
        switch (world.chances().between(0, 15)) {
            case 10, 11, 12, 13, 14, 15 ->
                new Scaling(world).another(world.chances().pick(world.fleets()));
            case 0, 1 -> runtime();
            case 2, 3 -> protection();
            case 4 -> operator();
            default -> session();
        }
    }

    private void runtime() {
        Fleet fleet = world.chances().pick(world.fleets());
        var next = world.plans().another(fleet);
        calls.call("run " + next, engine -> engine.runtimes().update(fleet.id(), next, API), _ -> {});
    }

    private void protection() {
        Fleet fleet = world.chances().pick(world.fleets());
        ProtectionPolicy policy = world.chances().pick(List.of(ProtectionPolicy.values()));
        Protection next =
                new Protection(policy, Duration.ofMinutes(world.chances().between(5, 7)));
        calls.call("protect " + next, engine -> engine.fleets().updateProtection(fleet.id(), next, API), _ -> {});
    }

    /** An operator ends a process whatever it does: its protection is not asked. */
    private void operator() {
        List<GameProcess> living = world.server()
                .ask(engine -> engine.processes().list(null, true, null, 50))
                .orElse(List.of());
        if (!living.isEmpty()) {
            GameProcess unlucky = world.chances().pick(living);
            calls.call(
                    "condemn " + unlucky.id(),
                    engine -> {
                        world.witness().operatorInsists(unlucky.id());
                        engine.processes().condemn(unlucky.id(), EndReason.OPERATOR, "operator");
                        return true;
                    },
                    _ -> {});
        }
    }

    private void session() {
        if (sessions.isEmpty()) {
            return;
        }
        GameSession session = world.chances().pick(sessions);
        SessionUpdate update = switch (world.chances().between(0, 3)) {
            case 0 -> update(session, world.chances().between(0, 8), null, null);
            case 1 -> update(session, null, world.chances().pick(List.of(JoinPolicy.values())), null);
            default -> update(session, null, null, world.chances().pick(List.of(ProtectionPolicy.values())));
        };
        calls.call("update " + update, engine -> engine.sessions().update(update), _ -> {});
    }

    private static SessionUpdate update(
            GameSession session,
            @Nullable Integer seats,
            @Nullable JoinPolicy policy,
            @Nullable ProtectionPolicy protection) {
        return new SessionUpdate(session.id(), null, seats, policy, protection, API);
    }
}
