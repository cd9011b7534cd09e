package io.opengse.engine.fleet;

import io.opengse.engine.id.FleetId;
import java.util.List;
import java.util.Optional;

/** Fleets. */
public final class Fleets {
    public Fleet create(NewFleet command, String actor) {
        throw new UnsupportedOperationException();
    }

    public Optional<Fleet> find(FleetId id) {
        throw new UnsupportedOperationException();
    }

    public Fleet require(FleetId id) {
        throw new UnsupportedOperationException();
    }

    public List<Fleet> list(int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    public List<Fleet> named(String name) {
        throw new UnsupportedOperationException();
    }

    public int count() {
        throw new UnsupportedOperationException();
    }

    public Fleet updateProtection(FleetId id, Protection protection, String actor) {
        throw new UnsupportedOperationException();
    }
}
