package io.opengse.cli.console;

/** One line that tells how far something is, written over itself; nothing where nobody watches a terminal. */
public final class ProgressLine implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final double MIB = 1 << 20;

    private final Console console;
    private final String doing;
    private final long total;
    private int told = -1;

    /** @param total bytes */
    public ProgressLine(Console console, String doing, long total) {
        this.console = console;
        this.doing = doing;
        this.total = total;
    }

    /** May be called as often as wanted, by any thread: it writes once per percent. */
    public synchronized void at(long bytes) {
        int percent = total == 0 ? 100 : (int) Math.clamp(100 * bytes / total, 0, 100);
        if (console.width() <= 0 || percent == told) {
            return;
        }
        told = percent;
        int full = percent * WIDTH / 100;
        console.err()
                .printf(
                        "\r%s  %s%s  %3d %%  %.1f of %.1f MiB",
                        doing,
                        console.paint(Tone.GOOD, "━".repeat(full)),
                        console.paint(Tone.FAINT, "─".repeat(WIDTH - full)),
                        percent,
                        bytes / MIB,
                        total / MIB);
        console.err().flush();
    }

    @Override
    public synchronized void close() {
        if (told >= 0) {
            console.err().println();
        }
    }
}
