package io.opengse.server.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many connections are held at a time. Never as many as this process may open files: a listener that can open no
 * more gives up for good, and the database needs some too. Whoever comes beyond them waits to be accepted.
 */
final class ConnectionLimit {
    private static final int MOST = 20_000;
    private static final int LEAST = 64;
    private static final Pattern OPEN_FILES = Pattern.compile("Max open files +(\\d+)");

    private ConnectionLimit() {}

    static int ofThisProcess() {
        try {
            return of(Files.readString(Path.of("/proc/self/limits")));
        } catch (IOException _) {
            return MOST; // no Linux: nothing is known
        }
    }

    /** @param limits as Linux writes them in /proc/PID/limits */
    static int of(String limits) {
        Matcher files = OPEN_FILES.matcher(limits);
        return files.find() ? (int) Math.clamp(parsed(files.group(1)) / 2, LEAST, MOST) : MOST;
    }

    private static long parsed(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
