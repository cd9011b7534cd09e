package io.opengse.server.console.block;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a page: what is shown, not how. Every kind has one template of its own. */
public sealed interface Block
        permits Block.Facts,
                Block.Tiles,
                Block.Story,
                Block.Squares,
                Block.Note,
                Block.Stack,
                Block.Reasons,
                Block.Tail,
                Block.Verbatim,
                Block.Upload,
                Charts,
                Choices,
                Forms,
                Table {

    /** Names and values, one below the other. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** @param key of the name in the texts */
    record Fact(String key, Cell value) {
        /** Whether there is nothing to show. */
        public boolean empty() {
            return value.blank();
        }
    }

    /** The great numbers of a page. */
    record Tiles(List<Tile> tiles) implements Block {
        public Tiles {
            tiles = List.copyOf(tiles);
        }
    }

    /**
     * @param key of the name in the texts
     * @param href where it leads; empty = nowhere
     * @param share how full it is; null = no bar
     */
    record Tile(String key, String number, String note, Tone tone, String href, Cell.@Nullable Share share) {}

    /** What happened, the newest first. */
    record Story(List<Chapter> chapters, String moreHref) implements Block {
        public Story {
            chapters = List.copyOf(chapters);
        }
    }

    /**
     * @param code what machines call it
     * @param links to the things it is about
     */
    record Chapter(Instant at, String code, Tone tone, String text, String actor, List<Cell> links) {
        public Chapter {
            links = List.copyOf(links);
        }
    }

    /** Many equal things at a glance. */
    record Squares(List<Square> squares, long left) implements Block {
        public Squares {
            squares = List.copyOf(squares);
        }
    }

    /** @param label what it is and how it stands, for those who cannot see colours */
    record Square(String href, String label, Tone tone) {}

    /** A sentence that stands out. */
    record Note(Tone tone, String text) implements Block {}

    /** Why something stands as it stands: the answer first, then what led to it. */
    record Reasons(List<Given> reasons) implements Block {
        public Reasons {
            reasons = List.copyOf(reasons);
        }
    }

    /** One link of an explanation. */
    record Given(Instant at, String text) {}

    /** What a process prints and calls, followed by the script. */
    record Tail(String process) implements Block {}

    record Stack(List<Block> blocks) implements Block {
        public Stack {
            blocks = List.copyOf(blocks);
        }
    }

    /** Text as it is, in its own lines. */
    record Verbatim(String text) implements Block {}

    /** The place where packages are dropped. */
    record Upload(String defaultName, String defaultVersion) implements Block {}
}
