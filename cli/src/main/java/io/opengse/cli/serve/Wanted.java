package io.opengse.cli.serve;

import io.opengse.agent.AgentSettings;
import io.opengse.server.ServerSettings;
import io.opengse.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What server and agent in one program are to run with, from one set of flags. */
public record Wanted(ServerSettings server, AgentSettings agent) {

    /** @throws io.opengse.settings.BadSettings with everything that is wrong for either of them */
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
        List<Settings> both = keys.resolve(List.of(ServerSettings.declared(), AgentSettings.declared()));
        return new Wanted(ServerSettings.of(both.get(0)), AgentSettings.of(both.get(1)));
    }
}
