package io.opengse.game.table;

import java.util.Locale;

/** One line a player or watcher typed. */
sealed interface PlayerCommand {
    record Take(int count) implements PlayerCommand {}

    record Say(String text) implements PlayerCommand {}

    record Show() implements PlayerCommand {}

    record Help() implements PlayerCommand {}

    record Quit() implements PlayerCommand {}

    record Unknown(String line) implements PlayerCommand {}

    String HELP = "Type: a number (or \"take 2\") to take sticks | board | say TEXT | help | quit";

    static PlayerCommand parse(String typed) {
        var line = typed.strip();
        var lower = line.toLowerCase(Locale.ROOT);
        if (lower.matches("(take\\s+)?-?[0-9]{1,6}")) {
            return new Take(Integer.parseInt(lower.replaceFirst("take\\s+", "")));
        }
        if (lower.startsWith("say ")) {
            return new Say(line.substring(4).strip());
        }
        return switch (lower) {
            case "board" -> new Show();
            case "help", "?", "" -> new Help();
            case "quit", "exit", "bye" -> new Quit();
            default -> new Unknown(line);
        };
    }
}
