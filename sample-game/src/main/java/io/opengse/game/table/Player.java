package io.opengse.game.table;

import io.opengse.game.player.Visitor;

/** Somebody whose ticket GSE has accepted. */
record Player(String name, String ticket, Visitor visitor) {
    void tell(String line) {
        visitor.tell(line);
    }
}
