package io.opengse.server.console.page;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.server.console.block.Cell;
import org.jspecify.annotations.Nullable;

/** Where things are shown. */
final class Links {
    private static final int LONG = 40;

    private Links() {}

    /** By its name, which people know. */
    static Cell fleet(Fleet fleet) {
        return Cell.link(fleet.description().name(), Place.of("fleet", fleet.id()));
    }

    static Cell host(@Nullable HostId id) {
        return id == null ? Cell.text("") : Cell.id(id.value(), Place.of("host", id));
    }

    static Cell instance(@Nullable InstanceId id) {
        return id == null ? Cell.text("") : Cell.id(id.value(), Place.of("instance", id));
    }

    static Cell process(@Nullable ProcessId id) {
        return id == null ? Cell.text("") : Cell.id(id.value(), Place.of("process", id));
    }

    /** By the end of its resource name: the beginning is the same for all. */
    static Cell session(SessionId id) {
        return Cell.id(name(id), Place.of("session", id));
    }

    static String name(SessionId id) {
        return shortened(id.value().substring(id.value().lastIndexOf('/') + 1));
    }

    static String shortened(String text) {
        return text.length() <= LONG ? text : text.substring(0, LONG - 1) + "…";
    }
}
