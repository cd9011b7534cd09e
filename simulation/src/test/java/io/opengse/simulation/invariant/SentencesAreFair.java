package io.opengse.simulation.invariant;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.World;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is told to end has the time his session's protection gives him, as it stood when he was told. Works that
 * out by itself, from what stood before.
 */
final class SentencesAreFair implements Invariant {
    private final World world;

    SentencesAreFair(World world) {
        this.world = world;
    }

    @Override
    public void check(Books before, Books now) {
        now.condemnations().forEach((process, order) -> {
            if (!order.equals(before.condemnations().get(process))) {
                judge(before, now, order);
                world.witness().sentenced(process, order.killAt());
            }
            Broken.unless(
                    now.processes().containsKey(process),
                    () -> "nothing stands against the dead, but " + order + " does");
        });
        now.processes().values().forEach(process -> mustStandOrdered(now, process));
    }

    /** Its agent may wait for a nearer deadline, and only the order brings one. */
    private static void mustStandOrdered(Books now, GameProcess process) {
        boolean ordered = process.status() == ProcessStatus.TERMINATING
                && process.end() != null
                && process.end().reason().ordered();
        Broken.unless(
                !ordered || now.condemnations().containsKey(process.id()),
                () -> "what ends by our order has that order standing against it, but not " + process);
    }

    private void judge(Books before, Books now, Condemnation order) {
        Optional<GameSession> session = now.sessionOf(order.process());
        if (session.isEmpty() || world.witness().didOperatorInsist(order.process())) {
            return;
        }
        GameSession was = before.sessions().get(session.get().id());
        boolean demanded = session.get().status() == SessionStatus.TERMINATING;
        Protection protection = protection(before, now, was == null ? session.get() : was);
        switch (protection.policy()) {
            case NO_PROTECTION ->
                mustNotBeBefore(
                        demanded
                                ? null
                                : order.at().plus(world.server().settings().noProtectionDeadline()),
                        order,
                        session.get());
            case TIME_LIMIT_PROTECTION ->
                mustNotBeBefore(demanded ? null : order.at().plus(protection.limit()), order, session.get());
            case FULL_PROTECTION ->
                Broken.unless(
                        order.killAt() == null || emptied(before, was) || givenUp(now, was),
                        () -> "a fully protected session is never ended by us, but " + order + " is against "
                                + session.get());
        }
    }

    /** A fleet may ask that sessions in which nobody has been for a while are ended, whatever their protection. */
    private static boolean emptied(Books before, @Nullable GameSession was) {
        return was != null
                && was.status() == SessionStatus.ACTIVE
                && was.players() == 0
                && before.fleets()
                        .get(was.place().fleet())
                        .description()
                        .tags()
                        .containsKey("gse:empty-session-minutes");
    }

    /** Nobody waits any more for a session of a placement that is still being activated. */
    private static boolean givenUp(Books now, @Nullable GameSession was) {
        return was != null
                && was.status() == SessionStatus.ACTIVATING
                && now.placements().values().stream()
                        .filter(placement ->
                                was.id().value().endsWith("/" + placement.id().value()))
                        .anyMatch(placement ->
                                placement.status().over() && placement.status() != PlacementStatus.FULFILLED);
    }

    private static Protection protection(Books before, Books now, GameSession session) {
        Fleet fleet = before.fleets()
                .getOrDefault(
                        session.place().fleet(),
                        now.fleets().get(session.place().fleet()));
        return session.protectionIn(fleet);
    }

    private static void mustNotBeBefore(@Nullable Instant least, Condemnation order, GameSession session) {
        boolean early =
                least != null && order.killAt() != null && order.killAt().isBefore(least);
        Broken.unless(
                !early, () -> "a process that hosts has until " + least + ", but " + order + " is against " + session);
    }
}
