package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.explain.Explanation;
import io.opengse.engine.explain.Explanations;
import io.opengse.engine.explain.Language;
import io.opengse.engine.explain.Sentences;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.word.Words;
import java.util.function.Function;

/** The engine's explanations, in the language of the page. */
final class Whys {
    static final String NEED = "OpengseExplain";

    private final Engine engine;
    private final Sentences english = Sentences.in(Language.ENGLISH);
    private final Sentences chinese = Sentences.in(Language.CHINESE);

    Whys(Engine engine) {
        this.engine = engine;
    }

    /** The part of a page that says why its thing stands as it stands. */
    Part part(Words words, Function<Explanations, Explanation> about) {
        return Part.live("why", "why", () -> told(words, about.apply(engine.explanations())))
                .needing(NEED);
    }

    private Block told(Words words, Explanation explanation) {
        Sentences sentences = switch (words.language()) {
            case ENGLISH -> english;
            case CHINESE -> chinese;
        };
        return new Block.Reasons(explanation.why().stream()
                .map(reason -> new Block.Given(reason.at(), words.told(sentences.say(reason))))
                .toList());
    }
}
