package io.opengse.cli.console;

import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.Styler;
import java.util.List;

/** Colours statuses and headers after the library has measured them. */
record Paint(boolean coloured) implements Styler {
    @Override
    public List<String> styleCell(Column column, int row, int at, List<String> lines) {
        return coloured ? lines.stream().map(Tone::ofCell).toList() : lines;
    }

    @Override
    public List<String> styleHeader(Column column, int at, List<String> lines) {
        return coloured ? lines.stream().map(Tone.STRONG::around).toList() : lines;
    }
}
