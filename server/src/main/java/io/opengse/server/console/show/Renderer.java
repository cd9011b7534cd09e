package io.opengse.server.console.show;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Charts;
import io.opengse.server.console.block.Choices;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.page.Part;
import io.opengse.server.console.page.Sheet;
import io.opengse.server.console.word.Words;
import io.opengse.server.live.SdkCall;
import java.util.List;
import java.util.Map;

/** Turns what pages say into HTML, by templates that were compiled with the server. Safe for many threads. */
public final class Renderer {
    private static final String TEMPLATES = "io.opengse.server.console.template";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Renderer.class.getClassLoader(), TEMPLATES);

    /** The whole page of one visitor. */
    public String page(Sheet sheet, View view) {
        List<Shown> parts = sheet.parts().stream()
                .map(part -> new Shown(part, content(part, view)))
                .toList();
        StringOutput out = new StringOutput();
        templates.render("layout.jte", Map.of("view", view, "sheet", sheet, "parts", parts), out);
        return out.toString();
    }

    /** A page for one who is not signed in. */
    public String door(View view, Map<String, Object> more) {
        StringOutput out = new StringOutput();
        Map<String, Object> parameters =
                new java.util.HashMap<>(Map.of("view", view, "trouble", "", "then", "", "ticket", ""));
        parameters.putAll(more);
        templates.render("door.jte", parameters, out);
        return out.toString();
    }

    /** What stands inside a live part, the same for every visitor. */
    public String live(Part part, Words words) {
        StringOutput out = new StringOutput();
        block(part.block().get(), new Frame(words, "", "", part.name()), out);
        return out.toString();
    }

    /** Rows of the table of SDK calls, the newest first. */
    public String calls(List<SdkCall> calls) {
        StringOutput out = new StringOutput();
        templates.render("calls.jte", Map.of("calls", calls.reversed()), out);
        return out.toString();
    }

    private record Frame(Words words, String csrf, String here, String part) {}

    private Content content(Part part, View view) {
        Block block = part.block().get();
        return out -> block(block, new Frame(view.words(), view.csrf(), view.here(), part.name()), out);
    }

    private void block(Block block, Frame frame, TemplateOutput out) {
        Words words = frame.words;
        switch (block) {
            case Block.Facts _ -> plain("block/facts.jte", block, words, out);
            case Block.Tiles _ -> plain("block/tiles.jte", block, words, out);
            case Block.Story _ -> plain("block/story.jte", block, words, out);
            case Block.Squares _ -> plain("block/squares.jte", block, words, out);
            case Block.Reasons _ -> plain("block/reasons.jte", block, words, out);
            case Block.Tail _ -> plain("block/tail.jte", block, words, out);
            case Block.Note _ -> templates.render("block/note.jte", Map.of("block", block), out);
            case Block.Verbatim _ -> templates.render("block/verbatim.jte", Map.of("block", block), out);
            case Choices _ -> plain("block/choices.jte", block, words, out);
            case Charts _ -> plain("block/charts.jte", block, words, out);
            case Table _ -> plain("block/table.jte", block, words, out);
            case Block.Stack(List<Block> blocks) -> blocks.forEach(inner -> block(inner, frame, out));
            case Block.Upload _ ->
                templates.render("block/upload.jte", Map.of("block", block, "words", words, "csrf", frame.csrf), out);
            case Forms _ ->
                templates.render(
                        "block/forms.jte",
                        Map.of(
                                "block", block,
                                "words", words,
                                "csrf", frame.csrf,
                                "here", frame.here,
                                "part", frame.part),
                        out);
        }
    }

    private void plain(String template, Block block, Words words, TemplateOutput out) {
        templates.render(template, Map.of("block", block, "words", words), out);
    }
}
