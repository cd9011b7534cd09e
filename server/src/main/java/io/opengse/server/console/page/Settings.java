package io.opengse.server.console.page;

import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.block.Tone;
import io.opengse.server.console.word.Words;
import java.util.List;

/** What the server runs with. */
final class Settings implements Page {
    private final List<SettingInForce> settings;

    Settings(List<SettingInForce> settings) {
        this.settings = List.copyOf(settings);
    }

    @Override
    public String need() {
        return "OpengseVersion";
    }

    @Override
    public Sheet open(Place place) {
        return Sheet.of("settings", place.words().t("nav.settings"))
                .with(Part.still("settings", "", () -> table(place.words())));
    }

    private Block table(Words words) {
        return Table.whole(
                "nav.settings",
                List.of("setting", "value", "standard", "description"),
                settings.stream().map(setting -> row(setting, words)).toList(),
                "settings.none");
    }

    private static Table.Row row(SettingInForce setting, Words words) {
        boolean same = setting.value().equals(setting.standard());
        return Table.Row.of(
                setting.key(),
                Cell.mono(setting.key()),
                same
                        ? Cell.mono(setting.value())
                        : Cell.several(Cell.mono(setting.value()), new Cell.Word("changed.setting", Tone.BUSY)),
                Cell.mono(setting.standard()),
                Cell.text(words.purpose(setting.key(), setting.purpose())));
    }
}
