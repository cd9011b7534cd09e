package io.opengse.cli.console;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The terminal of a person, for views that fill it. Draws on the other screen, so that what stood there before stands
 * there again afterwards; keys are read one by one and not shown. Used only where the console is a terminal.
 */
public final class Terminal {
    private static final String OTHER_SCREEN = "\u001b[?1049h\u001b[?25l";
    private static final String OWN_SCREEN = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";
    private static final int ESCAPE = 27;
    private static final Path TTY = Path.of("/dev/tty");
    private static final long STTY_SECONDS = 5;
    private static final int USUAL_ROWS = 24;

    private final PrintStream out;
    private String before = "";
    private volatile boolean leaveAsked;

    public Terminal(Console console) {
        this.out = console.out();
    }

    public void enter() {
        before = stty("-g");
        stty("-icanon", "-echo", "min", "1");
        out.print(OTHER_SCREEN);
        out.flush();
        Thread.ofPlatform().daemon().name("keys").start(this::readKeys);
    }

    public void leave() {
        out.print(OWN_SCREEN);
        out.flush();
        if (!before.isBlank()) {
            stty(before.strip());
        }
    }

    /** Whether q or Escape was pressed. */
    public boolean leaveAsked() {
        return leaveAsked;
    }

    public int rows() {
        String[] size = stty("size").strip().split(" ");
        try {
            return Integer.parseInt(size[0]);
        } catch (NumberFormatException unknown) {
            return USUAL_ROWS;
        }
    }

    /** In place of what was drawn before, without flicker. */
    public void draw(List<String> lines) {
        StringBuilder screen = new StringBuilder(HOME);
        for (String line : lines) {
            screen.append(line).append(REST_OF_LINE).append("\r\n");
        }
        out.print(screen.append(REST_OF_SCREEN));
        out.flush();
    }

    private void readKeys() {
        try (InputStream keys = new FileInputStream(TTY.toFile())) {
            for (int key = keys.read(); key >= 0; key = keys.read()) {
                if (key == 'q' || key == 'Q' || key == ESCAPE) {
                    leaveAsked = true;
                    return;
                }
            }
        } catch (IOException gone) {
            leaveAsked = true; // without a terminal nobody looks any more
        }
    }

    /** What it prints; nothing where there is no such program, as on terminals that are none. */
    private static String stty(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process =
                    new ProcessBuilder(command).redirectInput(TTY.toFile()).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            process.waitFor(STTY_SECONDS, TimeUnit.SECONDS);
            return printed;
        } catch (IOException missing) {
            return "";
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
