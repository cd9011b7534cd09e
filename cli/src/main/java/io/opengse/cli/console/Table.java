package io.opengse.cli.console;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows under headers, without lines, fitted to the console: the widest columns give way first, each keeping its end. */
public final class Table {
    private static final int LEAST_WIDTH = 6;
    /** The library pads each column with one blank on either side. */
    private static final int PADDING = 2;

    private final Console console;
    private final String[] headers;
    private final List<String[]> rows = new ArrayList<>();

    Table(Console console, String[] headers) {
        this.console = console;
        this.headers = headers;
    }

    public Table row(Object... cells) {
        if (cells.length != headers.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + headers.length + " headers");
        }
        rows.add(Arrays.stream(cells).map(Table::oneLine).toArray(String[]::new));
        return this;
    }

    /** Prints the table, or this line when there are no rows. */
    public void print(String whenEmpty) {
        console.say(rows.isEmpty() ? whenEmpty : text());
    }

    /** The header and the rows, to be put elsewhere. */
    public List<String> lines() {
        return text().lines().toList();
    }

    String text() {
        int[] widths = fitted(naturalWidths());
        Column[] columns = new Column[headers.length];
        for (int at = 0; at < headers.length; at++) {
            columns[at] = new Column()
                    .header(headers[at])
                    .headerAlign(HorizontalAlign.LEFT)
                    .dataAlign(HorizontalAlign.LEFT)
                    .maxWidth(widths[at] + PADDING, OverflowBehaviour.ELLIPSIS_LEFT);
        }
        String table = AsciiTable.builder()
                .border(AsciiTable.NO_BORDERS)
                .lineSeparator("\n")
                .styler(new Paint(console.coloured()))
                .data(columns, rows.toArray(new Object[0][]))
                .asString();
        return table.lines()
                .map(line -> line.startsWith(" ") ? line.substring(1) : line)
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private int[] naturalWidths() {
        int[] widths = Arrays.stream(headers).mapToInt(String::length).toArray();
        for (String[] row : rows) {
            for (int at = 0; at < row.length; at++) {
                widths[at] = Math.max(widths[at], row[at].length());
            }
        }
        return widths;
    }

    private int[] fitted(int[] widths) {
        if (console.width() <= 0) {
            return widths;
        }
        int room = console.width() - PADDING * widths.length;
        while (Arrays.stream(widths).sum() > room) {
            int widest = 0;
            for (int at = 1; at < widths.length; at++) {
                widest = widths[at] > widths[widest] ? at : widest;
            }
            if (widths[widest] <= LEAST_WIDTH) {
                return widths;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static String oneLine(Object cell) {
        return cell.toString().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
