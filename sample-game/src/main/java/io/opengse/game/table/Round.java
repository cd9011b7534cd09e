package io.opengse.game.table;

import io.opengse.game.nim.Nim;
import io.opengse.game.player.Visitor;
import java.util.List;
import java.util.OptionalInt;

/** The two who play, and the position. */
record Round(List<Player> seats, Nim board) {
    Player mover() {
        return seats.get(board.turn());
    }

    Round with(Nim next) {
        return new Round(seats, next);
    }

    OptionalInt seatOf(Visitor visitor) {
        for (var seat = 0; seat < seats.size(); seat++) {
            if (seats.get(seat).visitor() == visitor) {
                return OptionalInt.of(seat);
            }
        }
        return OptionalInt.empty();
    }
}
