package io.opengse.engine.memory;

import io.opengse.engine.visit.SignIn;
import io.opengse.engine.visit.SignInTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sign-ins at the console in memory. */
final class MemorySignIns implements SignInTable {
    private final Rows<String, SignIn> rows;
    private final Index<Boolean, Mark, SignIn> bySight;

    MemorySignIns(Changes changes) {
        rows = new Rows<>(changes, SignIn::id);
        bySight = rows.index(_ -> List.of(true), row -> new Mark(row.seen(), row.id()));
    }

    @Override
    public Optional<SignIn> find(String id) {
        return rows.find(id);
    }

    @Override
    public void put(SignIn signIn) {
        rows.put(new SignIn(
                signIn.id(),
                signIn.secretId(),
                Mark.millis(signIn.begun()),
                Mark.millis(signIn.seen()),
                signIn.notice()));
    }

    @Override
    public boolean remove(String id) {
        return rows.remove(id);
    }

    @Override
    public void trim(Instant begun, Instant seen) {
        rows.reads();
        rows.removeAll(bySight.of(true).values().stream()
                .filter(row -> row.begun().isBefore(begun) || row.seen().isBefore(seen))
                .toList());
    }

    @Override
    public int count() {
        return rows.count();
    }

    @Override
    public Optional<SignIn> oldest() {
        rows.reads();
        return bySight.of(true).values().stream().findFirst();
    }
}
