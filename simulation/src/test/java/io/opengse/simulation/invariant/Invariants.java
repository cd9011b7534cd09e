package io.opengse.simulation.invariant;

import io.opengse.engine.id.FleetId;
import io.opengse.simulation.world.World;
import java.util.List;

/**
 * Everything that is checked while a world runs: the books whenever they were written, the ledger from time to time.
 */
public final class Invariants {
    private static final int LEDGER_EVERY = 500;

    private final World world;
    private final NothingDeadReturns dead;
    private final List<Invariant> invariants;
    private Books before = Books.NONE;
    private long events;

    public Invariants(World world) {
        this.world = world;
        this.dead = new NothingDeadReturns(world);
        this.invariants = List.of(
                new SessionsHaveTheirProcess(),
                new SeatsAreCounted(),
                new VacanciesAreFree(),
                new DrainsAreGentle(world),
                new LossesAreWhole(world),
                new SentencesAreFair(world),
                dead,
                new TheDeadAreDead(world),
                new InstancesComeAndGo(),
                new InstancesAreNotOverrun(),
                new InstancesSuitTheirHosts(),
                new ScalingIsDecided(world),
                new PlacementsAreKept(),
                new ReportsRise());
    }

    public void check() {
        if (world.store().touched()) {
            Books now = world.store().truth(Books::read);
            invariants.forEach(invariant -> invariant.check(before, now));
            before = now;
        }
        if (++events % LEDGER_EVERY == 0) {
            checkLedger();
        }
    }

    public void checkLedger() {
        List<FleetId> fleets = List.copyOf(before.fleets().keySet());
        world.store().truth(books -> {
            world.ledger().check(books, fleets);
            return true;
        });
        new DeadlinesAreKept(world).check(before, world.store().truth(Books::read));
    }

    void checkFinished() {
        dead.checkAll();
    }

    public Books books() {
        return before;
    }
}
