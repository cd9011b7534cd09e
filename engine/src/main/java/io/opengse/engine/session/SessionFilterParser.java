package io.opengse.engine.session;

import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.SessionFilter.Comparison;
import io.opengse.engine.session.SessionFilter.HasSeat;
import io.opengse.engine.session.SessionFilter.NumberField;
import io.opengse.engine.session.SessionFilter.NumberIs;
import io.opengse.engine.session.SessionFilter.PropertyIs;
import io.opengse.engine.session.SessionFilter.TextField;
import io.opengse.engine.session.SessionFilter.TextIs;

/**
 * Parses the filters of SearchGameServerSessions (behaviour.md 16): comparisons, NOT before AND before OR, parentheses.
 * Length and depth are bounded, so that no text can exhaust us.
 */
public final class SessionFilterParser {
    /** Characters. */
    public static final int LONGEST = 4096;

    private static final int DEEPEST = 64;
    private static final String PROPERTY = "gameServerSessionProperties.";
    private static final String FIELDS = "gameServerSessionName, gameServerSessionId, maximumSessions,"
            + " creationTimeMillis, playerSessionCount, hasAvailablePlayerSessions or gameServerSessionProperties.KEY";

    private final FilterText text;
    private int depth;

    private SessionFilterParser(String expression) {
        this.text = new FilterText(expression);
    }

    /** @throws Refused Invalid, naming the character and what was expected there */
    public static SessionFilter parse(String expression) {
        if (expression.length() > LONGEST) {
            throw Refused.invalid(
                    "FilterExpression has " + expression.length() + " characters, at most " + LONGEST + " are allowed");
        }
        SessionFilterParser parser = new SessionFilterParser(expression);
        SessionFilter filter = parser.or();
        if (!parser.text.atEnd()) {
            throw parser.text.wrong(parser.text.position(), "AND, OR or the end was expected");
        }
        return filter;
    }

    private SessionFilter or() {
        SessionFilter left = and();
        while (text.takeWord("OR")) {
            left = new SessionFilter.Or(left, and());
        }
        return left;
    }

    private SessionFilter and() {
        SessionFilter left = not();
        while (text.takeWord("AND")) {
            left = new SessionFilter.And(left, not());
        }
        return left;
    }

    private SessionFilter not() {
        if (++depth > DEEPEST) {
            throw text.wrong(text.position(), "nested deeper than " + DEEPEST + " levels");
        }
        SessionFilter filter;
        if (text.takeWord("NOT")) {
            filter = new SessionFilter.Not(not());
        } else if (text.take("(")) {
            int opened = text.position() - 1;
            filter = or();
            if (!text.take(")")) {
                throw text.wrong(
                        opened, "this parenthesis is never closed; AND, OR or ) was expected after what it holds");
            }
        } else {
            filter = comparison();
        }
        depth--;
        return filter;
    }

    private SessionFilter comparison() {
        text.atEnd();
        int start = text.position();
        String field = text.name();
        return switch (field) {
            case "gameServerSessionName" -> new TextIs(TextField.NAME, equal(field), text.value());
            case "gameServerSessionId" -> new TextIs(TextField.ID, equal(field), text.value());
            case "maximumSessions" -> number(NumberField.MAX_PLAYERS);
            case "creationTimeMillis" -> number(NumberField.CREATED_MILLIS);
            case "playerSessionCount" -> number(NumberField.PLAYERS);
            case "hasAvailablePlayerSessions" -> new HasSeat(equal(field) == truth());
            default -> property(start, field);
        };
    }

    private SessionFilter property(int start, String field) {
        if (!field.startsWith(PROPERTY)) {
            throw text.wrong(
                    start,
                    field.isEmpty()
                            ? "a comparison was expected, of " + FIELDS
                            : "there is no field " + field + "; compare " + FIELDS);
        }
        if (field.length() == PROPERTY.length()) {
            throw text.wrong(start, "the key of the property is missing after the point");
        }
        return new PropertyIs(field.substring(PROPERTY.length()), equal(field), text.value());
    }

    private SessionFilter number(NumberField field) {
        Comparison comparison = comparisonSign();
        text.atEnd();
        int start = text.position();
        String value = text.value();
        try {
            return new NumberIs(field, comparison, Long.parseLong(value));
        } catch (NumberFormatException notOne) {
            throw text.wrong(start, "a whole number was expected");
        }
    }

    private Comparison comparisonSign() {
        // The longer signs first: each begins like a shorter one.
        for (Comparison comparison : new Comparison[] {
            Comparison.DIFFERENT,
            Comparison.AT_LEAST,
            Comparison.AT_MOST,
            Comparison.EQUAL,
            Comparison.GREATER,
            Comparison.LESS
        }) {
            if (text.take(comparison.sign())) {
                return comparison;
            }
        }
        throw text.wrong(text.position(), "one of = <> > >= < <= was expected");
    }

    /** Texts and truths know = and &lt;&gt; only. */
    private boolean equal(String field) {
        if (text.take(Comparison.DIFFERENT.sign())) {
            return false;
        }
        if (text.take(Comparison.EQUAL.sign())) {
            return true;
        }
        throw text.wrong(text.position(), "= or <> was expected after " + field);
    }

    private boolean truth() {
        text.atEnd();
        int start = text.position();
        return switch (text.value()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw text.wrong(start, "true or false was expected");
        };
    }
}
