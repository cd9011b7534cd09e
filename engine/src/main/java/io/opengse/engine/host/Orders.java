package io.opengse.engine.host;

import io.opengse.engine.process.Condemnation;
import java.util.List;

/** All that a host's agent must be told, every time it asks: telling it twice changes nothing. */
public record Orders(List<StartOrder> starts, List<Condemnation> ends) {
    public static final Orders NONE = new Orders(List.of(), List.of());

    public Orders {
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
    }
}
