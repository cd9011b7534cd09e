package io.opengse.simulation.game;

import io.opengse.simulation.world.Chances;
import io.opengse.simulation.world.Chances.Weighted;
import java.time.Duration;
import java.util.List;

/**
 * How one game process behaves, drawn when it is launched.
 *
 * @param readyAfter from its start to ProcessReady
 * @param crashesAfter from its start; very long for most
 * @param matchLasts from activation to its end
 * @param freshRequestIds whether it repeats a failed call under a new request id
 */
record Temper(
        Duration readyAfter,
        GettingReady gettingReady,
        Starting starting,
        Health health,
        Duration sickAfter,
        Told told,
        Signalled signalled,
        MatchEnd matchEnd,
        Duration matchLasts,
        Duration crashesAfter,
        boolean freshRequestIds) {
    private static final Duration NEVER = Duration.ofDays(1000);

    /** What it does instead of one ProcessReady. */
    enum GettingReady {
        ONCE,
        TWICE,
        NEVER,
        EXITS_BEFORE
    }

    /** What it does about OnStartGameServerSession. */
    enum Starting {
        ACTIVATES_INSIDE,
        ACTIVATES_AFTER,
        ACTIVATES_LATE,
        ACTIVATES_TWICE,
        NEVER_ACTIVATES,
        REFUSES,
        HANGS,
        ACTIVATES_THEN_REFUSES
    }

    /** What it says to OnHealthCheck, once it is sick. */
    enum Health {
        WELL,
        HANGS,
        SAYS_NO
    }

    /** What it does about OnProcessTerminate. */
    enum Told {
        ENDS_INSIDE,
        ENDS_AFTER,
        FINISHES_MATCH,
        EXITS_WORDLESS,
        IGNORES,
        HANGS
    }

    /** What it does about SIGTERM. */
    enum Signalled {
        EXITS,
        IGNORES
    }

    /** How its match ends. */
    enum MatchEnd {
        REUSES,
        TERMINATES_AND_LEAVES,
        LEAVES,
        EXITS_WORDLESS,
        FORGETS_TO_LEAVE,
        NEVER
    }

    /** @param misbehave how likely it is not a good one */
    static Temper draw(Chances chances, double misbehave) {
        Temper good = good(chances);
        if (!chances.in(misbehave)) {
            return good;
        }
        Temper bad = good.withFault(chances);
        return chances.in(0.3) ? bad.withFault(chances) : bad;
    }

    private static Temper good(Chances chances) {
        return new Temper(
                chances.millis(50, 3000),
                GettingReady.ONCE,
                chances.pick(List.of(Starting.ACTIVATES_INSIDE, Starting.ACTIVATES_AFTER)),
                Health.WELL,
                NEVER,
                chances.pick(List.of(Told.ENDS_INSIDE, Told.ENDS_AFTER)),
                Signalled.EXITS,
                chances.weighted(List.of(
                        new Weighted<>(3, MatchEnd.REUSES),
                        new Weighted<>(1, MatchEnd.TERMINATES_AND_LEAVES),
                        new Weighted<>(1, MatchEnd.LEAVES))),
                chances.seconds(4, 60),
                NEVER,
                chances.in(0.3));
    }

    private Temper withFault(Chances chances) {
        return switch (chances.between(0, 7)) {
            case 0 -> with(chances.pick(List.of(GettingReady.TWICE, GettingReady.NEVER, GettingReady.EXITS_BEFORE)));
            case 1, 2 -> with(chances.pick(List.of(Starting.values())));
            case 3 -> with(chances.pick(List.of(Health.HANGS, Health.SAYS_NO)), chances.seconds(5, 120));
            case 4 -> with(chances.pick(List.of(Told.values())), signalled);
            case 5 -> with(chances.pick(List.of(Told.values())), Signalled.IGNORES);
            case 6 -> with(chances.pick(List.of(MatchEnd.values())));
            default -> crashing(chances.seconds(0, 150));
        };
    }

    private Temper with(GettingReady other) {
        return new Temper(
                readyAfter, other, starting, health, sickAfter, told, signalled, matchEnd, matchLasts, crashesAfter,
                freshRequestIds);
    }

    private Temper with(Starting other) {
        return new Temper(
                readyAfter, gettingReady, other, health, sickAfter, told, signalled, matchEnd, matchLasts,
                crashesAfter, freshRequestIds);
    }

    private Temper with(Health other, Duration after) {
        return new Temper(
                readyAfter, gettingReady, starting, other, after, told, signalled, matchEnd, matchLasts, crashesAfter,
                freshRequestIds);
    }

    private Temper with(Told other, Signalled otherSignalled) {
        return new Temper(
                readyAfter, gettingReady, starting, health, sickAfter, other, otherSignalled, matchEnd, matchLasts,
                crashesAfter, freshRequestIds);
    }

    private Temper with(MatchEnd other) {
        return new Temper(
                readyAfter, gettingReady, starting, health, sickAfter, told, signalled, other, matchLasts,
                crashesAfter, freshRequestIds);
    }

    private Temper crashing(Duration after) {
        return new Temper(
                readyAfter, gettingReady, starting, health, sickAfter, told, signalled, matchEnd, matchLasts, after,
                freshRequestIds);
    }
}
