package io.opengse.game.nim;

/**
 * One row of sticks, two players who take turns. A position of the game; {@link NimRules} says what comes after it.
 *
 * @param most how many sticks may be taken at once
 * @param turn who is to move: 0 or 1
 */
public record Nim(int sticks, int most, LastStick last, int turn) {
    public int mostNow() {
        return Math.min(most, sticks);
    }
}
