package io.opengse.game.nim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NimRulesTest {
    @Test
    void takingSticksPassesTheTurn() {
        var board = NimRules.begin(NimSetup.USUAL);

        assertThat(NimRules.take(board, 0, 3)).isEqualTo(new Verdict.Taken(new Nim(12, 3, LastStick.WINS, 1)));
    }

    @Test
    void nobodyMovesOutOfTurn() {
        assertThat(refusal(NimRules.take(NimRules.begin(NimSetup.USUAL), 1, 1))).contains("not your turn");
    }

    @Test
    void atLeastOneStickIsTaken() {
        assertThat(refusal(NimRules.take(NimRules.begin(NimSetup.USUAL), 0, 0))).contains("at least 1");
    }

    @Test
    void noMoreThanAllowedAreTaken() {
        assertThat(refusal(NimRules.take(NimRules.begin(NimSetup.USUAL), 0, 4))).contains("at most 3");
    }

    @Test
    void noMoreThanAreLeftAreTaken() {
        var board = new Nim(2, 3, LastStick.WINS, 0);

        assertThat(refusal(NimRules.take(board, 0, 3))).contains("only 2 left");
    }

    @Test
    void theLastStickWins() {
        assertThat(NimRules.take(new Nim(1, 3, LastStick.WINS, 1), 1, 1)).isEqualTo(new Verdict.Won(1));
    }

    @Test
    void theLastStickLosesWhenSoAgreed() {
        assertThat(NimRules.take(new Nim(1, 3, LastStick.LOSES, 1), 1, 1)).isEqualTo(new Verdict.Won(0));
    }

    private static String refusal(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).why();
    }
}
