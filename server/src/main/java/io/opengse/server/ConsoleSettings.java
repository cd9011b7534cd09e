package io.opengse.server;

import io.opengse.server.console.page.SettingInForce;
import io.opengse.server.console.visit.Visits;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of the web console. Read by {@link ServerSettings}.
 *
 * @param on whether it is served at /console
 * @param inForce every setting of the server as it was written, for the page that lists them; no secrets
 */
public record ConsoleSettings(boolean on, Visits.Limits visits, List<SettingInForce> inForce) {
    /** Nothing is served at /console. */
    public static final ConsoleSettings OFF = new ConsoleSettings(false, Visits.Limits.STANDARD, List.of());

    private static final String HIDDEN = "secret";

    private static final Setting<Boolean> ON =
            Setting.flag("console", true, "Serves the web console at /console, and leads browsers there.");
    private static final Setting<Duration> IDLE = Setting.duration(
            "console-idle-timeout",
            "1h",
            Duration.ofMinutes(1),
            Duration.ofDays(7),
            "Who does nothing in the console for so long is signed out.");
    private static final Setting<Duration> WHOLE = Setting.duration(
            "console-session-timeout",
            "12h",
            Duration.ofMinutes(1),
            Duration.ofDays(30),
            "Who is signed in to the console is signed out after so long, whatever they do.");

    public ConsoleSettings {
        inForce = List.copyOf(inForce);
    }

    static List<Setting<?>> declared() {
        return List.of(ON, IDLE, WHOLE);
    }

    /** @param all what the server declares */
    static ConsoleSettings of(Settings settings, List<Setting<?>> all) {
        Map<String, String> written = settings.inForce();
        List<SettingInForce> inForce = all.stream()
                .map(setting -> new SettingInForce(
                        setting.key(),
                        shown(setting.key(), written.getOrDefault(setting.key(), "")),
                        setting.standard(),
                        setting.purpose()))
                .toList();
        return new ConsoleSettings(
                settings.get(ON), new Visits.Limits(settings.get(IDLE), settings.get(WHOLE)), inForce);
    }

    /** The same where these are not read: the page does not list them. */
    ConsoleSettings without(List<Setting<?>> unread) {
        Set<String> keys = unread.stream().map(Setting::key).collect(Collectors.toSet());
        return new ConsoleSettings(
                on,
                visits,
                inForce.stream()
                        .filter(setting -> !keys.contains(setting.key()))
                        .toList());
    }

    private static String shown(String key, String value) {
        String hidden = key.contains(HIDDEN) && !value.isEmpty() ? "…" : value;
        return hidden.replaceAll("(://[^/@:]*):[^@]*@", "$1:…@");
    }
}
