package io.opengse.cli.fleetfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file while it is read. */
final class Mistakes {
    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    void add(Spot spot, String text) {
        found.add(new Mistake(file, spot.line(), spot.column(), text));
    }

    boolean none() {
        return found.isEmpty();
    }

    /** In the order of the file. */
    List<Mistake> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
                .toList();
    }
}
