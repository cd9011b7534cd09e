package io.opengse.cli.serve;

import io.opengse.agent.AgentSettings;
import io.opengse.server.ServerSettings;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What server and agent in one program are to run with, from one set of flags. */
public record Wanted(ServerSettings server, AgentSettings agent) {

    /** Every setting of either, for telling people what they wrote in vain. */
    public static List<Setting<?>> declared() {
        return Stream.concat(ServerSettings.declared().stream(), AgentSettings.declared().stream())
                .toList();
    }

    /** @throws io.opengse.settings.BadSettings with everything that is wrong for either of them, or for both together */
    public static Wanted of(Path data, Map<String, String> environment, Map<String, String> flags) {
        Keys keys = Keys.of(data, environment, flags);
        Wanted wanted = resolved(keys);
        if (wanted.agent().sdk().port() != 0) {
            return wanted;
        }
        return LastSdk.in(data)
                .free()
                .map(last -> resolved(keys.with("sdk", last)))
                .orElse(wanted);
    }

    private static Wanted resolved(Keys keys) {
        List<Settings> both = keys.resolve(
                List.of(ServerSettings.declared(), AgentSettings.declared()), Unheeded.besideOwnAgent(keys));
        return new Wanted(ServerSettings.of(both.get(0)), AgentSettings.of(both.get(1)));
    }
}
