package io.opengse.simulation.saboteur;

import static io.opengse.simulation.saboteur.Tampered.tables;

import io.opengse.engine.replica.Replica;
import io.opengse.engine.replica.ReplicaTable;
import java.util.List;
import java.util.Optional;

/** Those who corrupt what servers of one store have of each other; seen only in worlds with two. */
final class ReplicaSaboteurs {
    private ReplicaSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                new Saboteur(
                        "a dead server seems to go on",
                        () -> tables(
                                ReplicaTable.class,
                                call -> call.is("find")
                                        ? ((Optional<?>) call.honestly())
                                                .map(Replica.class::cast)
                                                .map(ReplicaSaboteurs::beatingOn)
                                        : call.honestly())),
                new Saboteur("what waits for a host of another server is told to nobody", () -> new Seam() {
                    @Override
                    public boolean bellRings() {
                        return false;
                    }
                }));
    }

    private static Replica beatingOn(Replica found) {
        return new Replica(
                found.id(), found.address(), found.version(), found.started(), found.heard(), found.beat() + 1);
    }
}
