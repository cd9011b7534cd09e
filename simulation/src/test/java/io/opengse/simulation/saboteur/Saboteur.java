package io.opengse.simulation.saboteur;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A defect of one line, and a simulation that cannot find it proves nothing.
 *
 * @param crime what is wrong, in plain words
 * @param hand makes the seam that does it; one per world
 */
public record Saboteur(String crime, Supplier<Seam> hand) {
    public static List<Saboteur> all() {
        return Stream.of(
                        SessionSaboteurs.all(),
                        ProcessSaboteurs.all(),
                        InstanceSaboteurs.all(),
                        HostSaboteurs.all(),
                        LabelSaboteurs.all(),
                        ScalingSaboteurs.all(),
                        PlacementSaboteurs.all(),
                        ReplicaSaboteurs.all(),
                        StoreSaboteurs.all(),
                        WireSaboteurs.all())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return crime;
    }
}
