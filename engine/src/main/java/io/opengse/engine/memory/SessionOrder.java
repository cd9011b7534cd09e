package io.opengse.engine.memory;

import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionQuery.Position;
import io.opengse.engine.session.SessionSort;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The orders of {@link SessionSort} over sessions and over positions between them. */
final class SessionOrder {
    /** By code point, as a database compares UTF-8; String.compareTo would put U+FFFD after an emoji. */
    private static final Comparator<String> TEXT = (left, right) ->
            Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

    private SessionOrder() {}

    static Comparator<GameSession> of(SessionSort sort) {
        Comparator<Position> positions = positions(sort);
        return (left, right) -> positions.compare(Position.of(left, sort), Position.of(right, sort));
    }

    static boolean isAfter(GameSession session, SessionSort sort, @Nullable Position after) {
        return after == null || positions(sort).compare(Position.of(session, sort), after) > 0;
    }

    private static Comparator<Position> positions(SessionSort sort) {
        Comparator<Position> byKey = switch (sort.key()) {
            case NAME, ID -> Comparator.comparing(Position::key, TEXT);
            case MAX_PLAYERS, CREATED, PLAYERS -> Comparator.comparingLong(position -> Long.parseLong(position.key()));
        };
        Comparator<Position> ascending = byKey.thenComparing(Position::sessionId);
        return sort.ascending() ? ascending : ascending.reversed();
    }
}
