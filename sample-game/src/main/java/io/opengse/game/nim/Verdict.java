package io.opengse.game.nim;

/** What the rules say to a move. */
public sealed interface Verdict {
    /** The game goes on, the other player is to move. */
    record Taken(Nim next) implements Verdict {}

    /** No stick is left: the player of this seat has won. */
    record Won(int winner) implements Verdict {}

    /** The move is not allowed; the position stays as it is. */
    record Refused(String why) implements Verdict {}
}
