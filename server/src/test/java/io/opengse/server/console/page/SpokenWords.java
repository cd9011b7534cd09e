package io.opengse.server.console.page;

import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Charts;
import io.opengse.server.console.block.Choices;
import io.opengse.server.console.block.Field;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import java.util.Set;
import java.util.TreeSet;

/** The keys of all texts that a page needs, read off what it shows. */
final class SpokenWords {
    private final Set<String> keys = new TreeSet<>();

    private SpokenWords() {}

    static Set<String> of(Sheet sheet) {
        SpokenWords words = new SpokenWords();
        sheet.tabs().forEach(tab -> words.say(tab.key()));
        sheet.parts().forEach(part -> {
            words.say(part.heading());
            words.read(part.block().get());
        });
        return words.keys;
    }

    private void say(String key) {
        if (!key.isEmpty()) {
            keys.add(key);
        }
    }

    private void read(Block block) {
        switch (block) {
            case Block.Facts facts ->
                facts.facts().forEach(fact -> {
                    say(fact.key());
                    read(fact.value());
                });
            case Block.Tiles tiles -> tiles.tiles().forEach(tile -> say(tile.key()));
            case Block.Story story ->
                story.chapters().forEach(chapter -> chapter.links().forEach(this::read));
            case Block.Stack stack -> stack.blocks().forEach(this::read);
            case Charts charts ->
                charts.charts().forEach(chart -> {
                    say(chart.key());
                    chart.curves().forEach(this::say);
                });
            case Choices choices -> {
                say(choices.key());
                choices.choices().forEach(choice -> say(choice.key()));
            }
            case Forms forms -> forms.forms().forEach(this::read);
            case Table table -> read(table);
            case Block.Squares _, Block.Note _, Block.Verbatim _, Block.Reasons _, Block.Tail _, Block.Upload _ -> {}
        }
    }

    private void read(Table table) {
        say(table.caption());
        say(table.empty());
        for (int at = 0; at < table.columns().size(); at++) {
            say(table.column(at));
        }
        table.rows().forEach(row -> row.cells().forEach(this::read));
    }

    private void read(Form form) {
        say(form.title());
        say(form.confirm());
        for (Field field : form.fields()) {
            if (field.kind() != Field.Kind.HIDDEN) {
                say(field.label());
            }
            field.options().stream()
                    .filter(option -> option.contains("|") && option.startsWith("|"))
                    .forEach(option -> say(Field.words(option)));
        }
    }

    private void read(Cell cell) {
        switch (cell) {
            case Cell.Word word -> {
                if (!word.key().contains("OK") && !word.key().matches("[A-Z].*")) {
                    say(word.key());
                }
            }
            case Cell.Status status -> say("is." + status.value().name());
            case Cell.Several several -> several.cells().forEach(this::read);
            case Cell.Text _, Cell.Told _, Cell.Mono _, Cell.Link _, Cell.When _, Cell.Count _, Cell.Share _ -> {}
        }
    }
}
