package io.opengse.engine.session;

/**
 * A condition on sessions, as SearchGameServerSessions writes them: parsed by {@link SessionFilterParser}, tested in
 * memory by {@link #matches}, or turned into SQL.
 */
public sealed interface SessionFilter {
    boolean matches(GameSession session);

    record And(SessionFilter left, SessionFilter right) implements SessionFilter {
        @Override
        public boolean matches(GameSession session) {
            return left.matches(session) && right.matches(session);
        }
    }

    record Or(SessionFilter left, SessionFilter right) implements SessionFilter {
        @Override
        public boolean matches(GameSession session) {
            return left.matches(session) || right.matches(session);
        }
    }

    record Not(SessionFilter inner) implements SessionFilter {
        @Override
        public boolean matches(GameSession session) {
            return !inner.matches(session);
        }
    }

    /** gameServerSessionName or gameServerSessionId. */
    record TextIs(TextField field, boolean equal, String value) implements SessionFilter {
        @Override
        public boolean matches(GameSession session) {
            String actual = switch (field) {
                case NAME -> session.name();
                case ID -> session.id().value();
            };
            return actual.equals(value) == equal;
        }
    }

    /** A session that lacks the property matches neither = nor &lt;&gt;. */
    record PropertyIs(String key, boolean equal, String value) implements SessionFilter {
        @Override
        public boolean matches(GameSession session) {
            String actual = session.request().properties().get(key);
            return actual != null && actual.equals(value) == equal;
        }
    }

    /** maximumSessions, creationTimeMillis or playerSessionCount. */
    record NumberIs(NumberField field, Comparison comparison, long value) implements SessionFilter {
        @Override
        public boolean matches(GameSession session) {
            long actual = switch (field) {
                case MAX_PLAYERS -> session.maxPlayers();
                case CREATED_MILLIS -> session.times().created().toEpochMilli();
                case PLAYERS -> session.players();
            };
            return comparison.holds(actual, value);
        }
    }

    /** hasAvailablePlayerSessions: a free seat and a policy that accepts. */
    record HasSeat(boolean wanted) implements SessionFilter {
        @Override
        public boolean matches(GameSession session) {
            return (session.hasFreeSeat() && session.policy() == JoinPolicy.ACCEPT_ALL) == wanted;
        }
    }

    enum TextField {
        NAME,
        ID
    }

    enum NumberField {
        MAX_PLAYERS,
        CREATED_MILLIS,
        PLAYERS
    }

    enum Comparison {
        EQUAL("="),
        DIFFERENT("<>"),
        GREATER(">"),
        AT_LEAST(">="),
        LESS("<"),
        AT_MOST("<=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        boolean holds(long actual, long value) {
            return switch (this) {
                case EQUAL -> actual == value;
                case DIFFERENT -> actual != value;
                case GREATER -> actual > value;
                case AT_LEAST -> actual >= value;
                case LESS -> actual < value;
                case AT_MOST -> actual <= value;
            };
        }
    }
}
