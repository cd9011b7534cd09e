package io.opengse.server.console.page;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTraits;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a host stands, in badges: its link, whether it was shut out, and how far its draining is. */
final class HostStandings {
    private HostStandings() {}

    /** @param empty whether nothing is placed there or runs there any more */
    static Cell cell(Host host, boolean shutOut, boolean empty) {
        List<Cell> badges = new ArrayList<>(List.of(Tones.cell(host.status())));
        if (shutOut) {
            badges.add(new Cell.Word("host.shut-out", Tone.BAD));
        }
        if (host.drains()) {
            badges.add(empty ? new Cell.Word("host.empty", Tone.OVER) : new Cell.Word("is.DRAINING", Tone.WARNING));
        }
        return badges.size() == 1 ? badges.getFirst() : new Cell.Several(badges);
    }

    static Cell labels(HostTraits traits) {
        return Cell.text(traits.labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", ")));
    }

    /** The labels, behind the size of machine it stands for: in lists, where room is dear. */
    static Cell traits(HostTraits traits) {
        return traits.instanceType().isEmpty()
                ? labels(traits)
                : new Cell.Several(List.of(new Cell.Mono(traits.instanceType()), labels(traits)));
    }
}
