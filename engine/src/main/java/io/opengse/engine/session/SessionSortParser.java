package io.opengse.engine.session;

import io.opengse.engine.problem.Refused;
import java.util.List;
import java.util.regex.Pattern;

/** Parses the sort of SearchGameServerSessions: one field, then ASC (also when nothing is said) or DESC. */
public final class SessionSortParser {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String FIELDS = "gameServerSessionName, gameServerSessionId, maximumSessions,"
            + " creationTimeMillis or playerSessionCount";

    private SessionSortParser() {}

    /**
     * @param expression empty = the newest first
     * @throws Refused Invalid, naming what was expected
     */
    public static SessionSort parse(String expression) {
        List<String> words = BLANKS.splitAsStream(expression.strip()).toList();
        if (words.getFirst().isEmpty()) {
            return SessionSort.NEWEST_FIRST;
        }
        if (words.size() > 2) {
            throw Refused.invalid("SortExpression \"" + expression + "\" has " + words.size()
                    + " words; it takes one field and ASC or DESC");
        }
        return new SessionSort(key(words.getFirst()), words.size() == 1 || ascending(words.getLast()));
    }

    private static SessionSort.Key key(String field) {
        return switch (field) {
            case "gameServerSessionName" -> SessionSort.Key.NAME;
            case "gameServerSessionId" -> SessionSort.Key.ID;
            case "maximumSessions" -> SessionSort.Key.MAX_PLAYERS;
            case "creationTimeMillis" -> SessionSort.Key.CREATED;
            case "playerSessionCount" -> SessionSort.Key.PLAYERS;
            default -> throw Refused.invalid("SortExpression cannot sort by \"" + field + "\"; sort by " + FIELDS);
        };
    }

    private static boolean ascending(String word) {
        if (word.equalsIgnoreCase("ASC")) {
            return true;
        }
        if (word.equalsIgnoreCase("DESC")) {
            return false;
        }
        throw Refused.invalid("SortExpression says \"" + word + "\"; ASC or DESC was expected");
    }
}
