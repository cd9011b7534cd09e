package io.opengse.cli.fleetfile;

import java.util.List;
import java.util.stream.Collectors;

/** A fleet file cannot be used; says every reason at once. */
public final class BadFleetFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public BadFleetFile(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
