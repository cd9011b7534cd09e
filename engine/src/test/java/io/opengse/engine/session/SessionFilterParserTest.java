package io.opengse.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.Samples;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.SessionFilter.And;
import io.opengse.engine.session.SessionFilter.Comparison;
import io.opengse.engine.session.SessionFilter.HasSeat;
import io.opengse.engine.session.SessionFilter.Not;
import io.opengse.engine.session.SessionFilter.NumberField;
import io.opengse.engine.session.SessionFilter.NumberIs;
import io.opengse.engine.session.SessionFilter.Or;
import io.opengse.engine.session.SessionFilter.PropertyIs;
import io.opengse.engine.session.SessionFilter.TextField;
import io.opengse.engine.session.SessionFilter.TextIs;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionFilterParserTest {
    private static final SessionFilter ONE = new NumberIs(NumberField.PLAYERS, Comparison.EQUAL, 1);
    private static final SessionFilter TWO = new NumberIs(NumberField.PLAYERS, Comparison.EQUAL, 2);
    private static final SessionFilter THREE = new NumberIs(NumberField.PLAYERS, Comparison.EQUAL, 3);

    @Test
    void thePublishedExamplesAreUnderstood() {
        assertThat(parse("playerSessionCount>=2 AND hasAvailablePlayerSessions=true"))
                .isEqualTo(new And(new NumberIs(NumberField.PLAYERS, Comparison.AT_LEAST, 2), new HasSeat(true)));
        assertThat(parse("gameServerSessionProperties.K1 = 'V1' AND gameServerSessionProperties.K2 = 'V2' OR"
                        + " gameServerSessionProperties.K3 = 'V3'"))
                .isEqualTo(new Or(
                        new And(new PropertyIs("K1", true, "V1"), new PropertyIs("K2", true, "V2")),
                        new PropertyIs("K3", true, "V3")));
        assertThat(parse("(maximumSessions>=10 OR playerSessionCount=0) OR NOT (creationTimeMillis>1575518668000)"
                        + " OR (maximumSessions>=10 AND hasAvailablePlayerSessions=true)"))
                .isInstanceOf(Or.class);
        assertThat(parse("gameServerSessionProperties.Key-2aa06135-1b=Value-2aa06136-1b"))
                .isEqualTo(new PropertyIs("Key-2aa06135-1b", true, "Value-2aa06136-1b"));
    }

    @Test
    void notBindsCloserThanAndAndAndCloserThanOr() {
        assertThat(parse("playerSessionCount=1 OR NOT playerSessionCount=2 AND playerSessionCount=3"))
                .isEqualTo(new Or(ONE, new And(new Not(TWO), THREE)));
    }

    @Test
    void parenthesesGoFirst() {
        assertThat(parse("(playerSessionCount=1 OR playerSessionCount=2)AND(playerSessionCount=3)"))
                .isEqualTo(new And(new Or(ONE, TWO), THREE));
    }

    @Test
    void theWordsBetweenComparisonsMayBeInAnyCase() {
        assertThat(parse("not playerSessionCount=1 aNd playerSessionCount=2 or playerSessionCount=3"))
                .isEqualTo(new Or(new And(new Not(ONE), TWO), THREE));
    }

    @Test
    void quotedTextsMayHoldAnything() {
        assertThat(parse("gameServerSessionName='it''s (a) AND b'"))
                .isEqualTo(new TextIs(TextField.NAME, true, "it's (a) AND b"));
        assertThat(parse("gameServerSessionId<>''")).isEqualTo(new TextIs(TextField.ID, false, ""));
    }

    @Test
    void aBareValueEndsAtABlankOrAParenthesis() {
        assertThat(parse("(gameServerSessionId=qcs::gse:local:uin/1:x/y)"))
                .isEqualTo(new TextIs(TextField.ID, true, "qcs::gse:local:uin/1:x/y"));
    }

    @Test
    void everyComparisonOfNumbersIsKnown() {
        for (Comparison comparison : Comparison.values()) {
            assertThat(parse("maximumSessions " + comparison.sign() + " 7"))
                    .isEqualTo(new NumberIs(NumberField.MAX_PLAYERS, comparison, 7));
        }
    }

    @Test
    void hasSeatMayBeNegated() {
        assertThat(parse("hasAvailablePlayerSessions<>true")).isEqualTo(new HasSeat(false));
        assertThat(parse("hasAvailablePlayerSessions='false'")).isEqualTo(new HasSeat(false));
    }

    @Test
    void aMistakeIsNamedWithItsPlace() {
        refused("playerSessionCount=", "character 20, at the end", "a value is missing");
        refused("playerSessionCount=many", "character 20", "a whole number");
        refused("playerSessionCount!=1", "character 19", "one of = <> > >= < <=");
        refused("gameServerSessionName>a", "character 22", "= or <>");
        refused("hasAvailablePlayerSessions=yes", "character 28", "true or false");
        refused("players=1", "character 1", "no field players", "playerSessionCount");
        refused("gameServerSessionProperties.=1", "character 1", "key");
        refused("gameServerSessionName='x", "character 23", "never closed");
        refused("(playerSessionCount=1", "character 1", "never closed");
        refused("playerSessionCount=1 playerSessionCount=2", "character 22", "AND, OR or the end");
        refused("playerSessionCount=1 AND", "character 25, at the end", "a comparison was expected");
        refused("", "character 1, at the end", "a comparison was expected");
        refused("playerSessionCount=1)", "character 21", "AND, OR or the end");
    }

    @Test
    void depthAndLengthAreBounded() {
        String deep = "(".repeat(63) + "playerSessionCount=1" + ")".repeat(63);
        assertThat(parse(deep)).isEqualTo(ONE);
        refused("(" + deep + ")", "deeper than 64");
        refused("NOT ".repeat(64) + "playerSessionCount=1", "deeper than 64");
        refused("playerSessionCount=1" + " ".repeat(SessionFilterParser.LONGEST), "at most 4096");
    }

    @Test
    void whatAFilterMeansSurvivesWritingAndReadingIt() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            SessionFilter filter = anyFilter(random, 4);

            assertThat(parse(write(filter)))
                    .as("seed %d: %s", seed, write(filter))
                    .isEqualTo(filter);
        }
    }

    @Test
    void noTextBreaksTheParser() {
        List<String> pieces = List.of(
                "(",
                ")",
                " ",
                "AND",
                "OR",
                "NOT",
                "'",
                "=",
                "<>",
                ">=",
                "playerSessionCount",
                "1",
                "true",
                "gameServerSessionProperties.",
                "gameServerSessionName",
                "x-y",
                "\u00e4",
                "\t");
        for (long seed = 0; seed < 3000; seed++) {
            StringBuilder text = new StringBuilder();
            new Random(seed).ints(12, 0, pieces.size()).forEach(index -> text.append(pieces.get(index)));
            try {
                parse(text.toString()).matches(Samples.session(SessionStatus.ACTIVE, 4, 1));
            } catch (Refused refused) {
                assertThat(refused).hasMessageStartingWith("FilterExpression, character ");
            }
        }
    }

    private static SessionFilter anyFilter(Random random, int depth) {
        int kind = depth == 0 ? random.nextInt(4) : random.nextInt(7);
        return switch (kind) {
            case 0 -> new TextIs(TextField.NAME, random.nextBoolean(), text(random));
            case 1 -> new PropertyIs("key-" + random.nextInt(9), random.nextBoolean(), text(random));
            case 2 ->
                new NumberIs(
                        NumberField.PLAYERS,
                        Comparison.values()[random.nextInt(Comparison.values().length)],
                        random.nextInt(100) - 50);
            case 3 -> new HasSeat(random.nextBoolean());
            case 4 -> new Not(anyFilter(random, depth - 1));
            case 5 -> new And(anyFilter(random, depth - 1), anyFilter(random, depth - 1));
            default -> new Or(anyFilter(random, depth - 1), anyFilter(random, depth - 1));
        };
    }

    private static String text(Random random) {
        return List.of("", "a b", "it's", "(x)", "AND", "'", "=1").get(random.nextInt(7));
    }

    private static String write(SessionFilter filter) {
        return switch (filter) {
            case And(SessionFilter left, SessionFilter right) -> "(" + write(left) + ") AND (" + write(right) + ")";
            case Or(SessionFilter left, SessionFilter right) -> "(" + write(left) + ")OR(" + write(right) + ")";
            case Not(SessionFilter inner) -> "NOT(" + write(inner) + ")";
            case TextIs(TextField _, boolean equal, String value) -> "gameServerSessionName" + quoted(equal, value);
            case PropertyIs(String key, boolean equal, String value) ->
                "gameServerSessionProperties." + key + quoted(equal, value);
            case NumberIs(NumberField _, Comparison comparison, long value) ->
                "playerSessionCount " + comparison.sign() + " " + value;
            case HasSeat(boolean wanted) -> "hasAvailablePlayerSessions=" + wanted;
        };
    }

    private static String quoted(boolean equal, String value) {
        return (equal ? " = '" : "<>'") + value.replace("'", "''") + "'";
    }

    private static SessionFilter parse(String expression) {
        return SessionFilterParser.parse(expression);
    }

    private static void refused(String expression, String... words) {
        assertThatThrownBy(() -> parse(expression)).isInstanceOf(Refused.class).hasMessageContainingAll(words);
    }
}
