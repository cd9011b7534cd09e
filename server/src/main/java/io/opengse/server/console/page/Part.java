package io.opengse.server.console.page;

import io.opengse.server.console.block.Block;
import java.util.function.Supplier;

/**
 * A part of a page, made when it is shown.
 *
 * @param name unique on its page
 * @param heading key of its heading; empty = none
 * @param live whether an open page is told when it has changed; then it must be the same for every visitor
 * @param wide whether it takes the whole width
 * @param need the action whose permission lets one see it; empty = whoever sees the page
 */
public record Part(String name, String heading, boolean live, boolean wide, String need, Supplier<Block> block) {
    public static Part live(String name, String heading, Supplier<Block> block) {
        return new Part(name, heading, true, true, "", block);
    }

    public static Part still(String name, String heading, Supplier<Block> block) {
        return new Part(name, heading, false, true, "", block);
    }

    /** Beside another one, where there is room. */
    public Part narrow() {
        return new Part(name, heading, live, false, need, block);
    }

    /** Only for those who may call that action. */
    public Part needing(String action) {
        return new Part(name, heading, live, wide, action, block);
    }
}
