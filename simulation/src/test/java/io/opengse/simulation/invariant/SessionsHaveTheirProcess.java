package io.opengse.simulation.invariant;

import io.opengse.engine.id.ProcessId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.Reservation;
import io.opengse.simulation.world.Broken;
import java.util.HashSet;
import java.util.Set;

/** Every living session has exactly one reservation, every reservation a living session, and no process two of them. */
final class SessionsHaveTheirProcess implements Invariant {
    @Override
    public void check(Books before, Books now) {
        Set<ProcessId> taken = new HashSet<>();
        for (Reservation reservation : now.reservations()) {
            GameSession session = now.sessions().get(reservation.session());
            Broken.unless(
                    session != null
                            && session.place().process().equals(reservation.process())
                            && session.place().assignment() == reservation.assignment(),
                    () -> "every reservation is that of a living session, but " + reservation + " is of " + session);
            Broken.unless(
                    taken.add(reservation.process()),
                    () -> "a process hosts one session, but " + reservation.process() + " has two reservations");
        }
        for (GameSession session : now.sessions().values()) {
            Broken.unless(
                    taken.contains(session.place().process()),
                    () -> "every living session has its reservation, but not " + session);
        }
        Broken.unless(
                now.sessions().size() == taken.size(),
                () -> "a process hosts one living session, but there are " + now.sessions().size() + " sessions on "
                        + taken.size() + " processes");
    }
}
