package io.opengse.game.nim;

/** The rules of Nim: take 1 to {@code most} sticks in turn; the last stick decides. */
public final class NimRules {
    private NimRules() {}

    public static Nim begin(NimSetup setup) {
        return new Nim(setup.sticks(), setup.most(), setup.last(), 0);
    }

    public static Verdict take(Nim board, int seat, int count) {
        if (seat != board.turn()) {
            return new Verdict.Refused("it is not your turn; wait for the other player");
        }
        if (count < 1) {
            return new Verdict.Refused("you must take at least 1 stick");
        }
        if (count > board.mostNow()) {
            return new Verdict.Refused(
                    count > board.most()
                            ? "you may take at most " + board.most() + " sticks at once"
                            : "only " + board.sticks() + " left, you cannot take " + count);
        }
        var left = board.sticks() - count;
        if (left > 0) {
            return new Verdict.Taken(new Nim(left, board.most(), board.last(), other(seat)));
        }
        return new Verdict.Won(
                switch (board.last()) {
                    case WINS -> seat;
                    case LOSES -> other(seat);
                });
    }

    private static int other(int seat) {
        return 1 - seat;
    }
}
