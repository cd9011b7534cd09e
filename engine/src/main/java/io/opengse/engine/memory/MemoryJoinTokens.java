package io.opengse.engine.memory;

import io.opengse.engine.membership.JoinToken;
import io.opengse.engine.membership.JoinTokenTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Join tokens in memory. */
final class MemoryJoinTokens implements JoinTokenTable {
    private final Rows<String, JoinToken> rows;
    private final Index<Boolean, Mark, JoinToken> all;

    MemoryJoinTokens(Changes changes) {
        rows = new Rows<>(changes, JoinToken::id);
        all = rows.index(_ -> List.of(true), row -> new Mark(row.createdAt(), row.id()));
    }

    @Override
    public Optional<JoinToken> find(String id) {
        return rows.find(id);
    }

    @Override
    public List<JoinToken> list() {
        rows.reads();
        return List.copyOf(all.of(true).values());
    }

    @Override
    public void insert(JoinToken token) {
        rows.insert(stored(token, token.version()));
    }

    @Override
    public void update(JoinToken token) {
        rows.replace(token, JoinToken::version, stored(token, token.version() + 1));
    }

    @Override
    public void remove(String id) {
        rows.removeAll(find(id).stream().toList());
    }

    @Override
    public void removeExpired(Instant before) {
        rows.removeAll(list().stream()
                .filter(token -> token.expiresAt().isBefore(before))
                .toList());
    }

    private static JoinToken stored(JoinToken given, long version) {
        return new JoinToken(
                given.id(),
                given.secretHash(),
                given.traits(),
                given.uses(),
                given.used(),
                given.revoked(),
                given.madeBy(),
                Mark.millis(given.createdAt()),
                Mark.millis(given.expiresAt()),
                version);
    }
}
