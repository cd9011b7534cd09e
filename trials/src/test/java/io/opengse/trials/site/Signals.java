package io.opengse.trials.site;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that Java has no words for. */
public final class Signals {
    private Signals() {}

    /** @param name as of kill, without SIG */
    public static void send(String name, long pid) {
        try {
            int code = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("process " + pid + " was not sent SIG" + name);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
