package io.opengse.game.nim;

/** A board and its rules as lines of text. */
public final class NimDrawing {
    private NimDrawing() {}

    public static String board(Nim board) {
        return "  " + "| ".repeat(board.sticks()) + " (" + board.sticks()
                + (board.sticks() == 1 ? " stick)" : " sticks)");
    }

    public static String rules(NimSetup setup) {
        return "Nim with " + setup.sticks() + " sticks: take 1 to " + setup.most() + " in turn; who takes the last one "
                + switch (setup.last()) {
                    case WINS -> "wins.";
                    case LOSES -> "loses.";
                };
    }
}
