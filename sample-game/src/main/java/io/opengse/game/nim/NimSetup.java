package io.opengse.game.nim;

import java.util.Locale;
import java.util.Map;

/** How a match is set up: the game properties sticks, most and last of the session. Other properties are not ours. */
public record NimSetup(int sticks, int most, LastStick last) {
    public static final NimSetup USUAL = new NimSetup(15, 3, LastStick.WINS);

    /** @throws BadSetup naming the property and its limits */
    public static NimSetup from(Map<String, String> properties) throws BadSetup {
        var sticks = number(properties, "sticks", 3, 99, USUAL.sticks());
        var most = number(properties, "most", 2, 9, USUAL.most());
        var last = properties.getOrDefault("last", "wins");
        return switch (last.toLowerCase(Locale.ROOT)) {
            case "wins" -> new NimSetup(sticks, most, LastStick.WINS);
            case "loses" -> new NimSetup(sticks, most, LastStick.LOSES);
            default -> throw new BadSetup("game property last=" + last + ": must be wins or loses");
        };
    }

    private static int number(Map<String, String> properties, String key, int least, int greatest, int usual)
            throws BadSetup {
        var text = properties.get(key);
        if (text == null) {
            return usual;
        }
        if (text.matches("[0-9]{1,4}")) {
            var value = Integer.parseInt(text);
            if (value >= least && value <= greatest) {
                return value;
            }
        }
        throw new BadSetup(
                "game property " + key + "=" + text + ": must be a whole number " + least + " to " + greatest);
    }

    /** A game property that this game cannot play by. */
    public static final class BadSetup extends Exception {
        private static final long serialVersionUID = 1L;

        private final String why;

        BadSetup(String why) {
            super(why);
            this.why = why;
        }

        public String why() {
            return why;
        }
    }
}
