package io.opengse.engine.session;

import io.opengse.engine.problem.Refused;

/** Parses the sort of SearchGameServerSessions: one field, then ASC (also when nothing is said) or DESC. */
public final class SessionSortParser {
    private static final String FIELDS = "gameServerSessionName, gameServerSessionId, maximumSessions,"
            + " creationTimeMillis or playerSessionCount";

    private SessionSortParser() {}

    /**
     * @param expression empty = the newest first
     * @throws Refused Invalid, naming what was expected
     */
    public static SessionSort parse(String expression) {
        String[] words = expression.strip().split("\\s+");
        if (words[0].isEmpty()) {
            return SessionSort.NEWEST_FIRST;
        }
        if (words.length > 2) {
            throw Refused.invalid("SortExpression \"" + expression + "\" has " + words.length
                    + " words; it takes one field and ASC or DESC");
        }
        return new SessionSort(key(words[0]), words.length == 1 || ascending(words[1]));
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
