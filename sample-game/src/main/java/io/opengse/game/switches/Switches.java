package io.opengse.game.switches;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The switches given on the command line, each checked for its form. */
public final class Switches {
    private final Map<Switch, String> given;

    private Switches(Map<Switch, String> given) {
        this.given = given;
    }

    /** @throws BadSwitch with a text fit to be shown above {@link Usage} */
    public static Switches parse(String... arguments) throws BadSwitch {
        var given = new EnumMap<Switch, String>(Switch.class);
        for (var argument : arguments) {
            var equals = argument.indexOf('=');
            var flag = equals < 0 ? argument : argument.substring(0, equals);
            var which = find(flag);
            var value = equals < 0 ? "" : argument.substring(equals + 1);
            if (!which.value().takes(value)) {
                throw new BadSwitch(argument + ": write it as " + which.flag()
                        + which.value().shown());
            }
            given.put(which, value);
        }
        return new Switches(given);
    }

    private static Switch find(String flag) throws BadSwitch {
        for (var each : Switch.values()) {
            if (each.flag().equals(flag)) {
                return each;
            }
        }
        throw new BadSwitch("unknown switch " + flag);
    }

    public boolean on(Switch which) {
        return given.containsKey(which);
    }

    public int number(Switch which, int otherwise) {
        var text = given.get(which);
        return text == null || text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    public Optional<Duration> millis(Switch which) {
        return text(which).map(Long::parseLong).map(Duration::ofMillis);
    }

    public Optional<String> text(Switch which) {
        return Optional.ofNullable(given.get(which));
    }
}
