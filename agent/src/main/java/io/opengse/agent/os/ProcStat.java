package io.opengse.agent.os;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of /proc/PID/stat, as far as it is needed here. */
record ProcStat(long pid, char state, long parent, long session, long startTicks) {
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int START_TICKS = 19;

    /**
     * Reads the line; null when it is not one. The second field, the program's name, stands in parentheses and may
     * itself hold blanks, parentheses and line ends: only what follows the last parenthesis is ours to count.
     */
    static @Nullable ProcStat parse(String line) {
        int open = line.indexOf(" (");
        int close = line.lastIndexOf(") ");
        if (open < 0 || close < open) {
            return null;
        }
        String[] fields = BLANK.split(line.substring(close + 2).stripTrailing());
        if (fields.length <= START_TICKS || fields[0].length() != 1) {
            return null;
        }
        try {
            return new ProcStat(
                    Long.parseLong(line, 0, open, 10),
                    fields[0].charAt(0),
                    Long.parseLong(fields[PARENT]),
                    Long.parseLong(fields[SESSION]),
                    Long.parseLong(fields[START_TICKS]));
        } catch (NumberFormatException notALine) {
            return null;
        }
    }

    /** Whether it still runs: a zombie has ended and only waits for its parent to ask how. */
    boolean running() {
        return state != 'Z' && state != 'X' && state != 'x';
    }

    ProcessIdentity identity() {
        return new ProcessIdentity(pid, startTicks);
    }
}
