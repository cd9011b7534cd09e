package io.opengse.agent.os;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the limits of games are imposed, as far as this host can. Used by {@link StartCommand}. */
final class Restraint {
    private static final System.Logger LOG = System.getLogger(Restraint.class.getName());
    private static final String ENTER = """
            [ -z "$1" ] || echo 0 > "$1/cgroup.procs" || { echo "the agent could not limit this process" >&2; exit 126; }
            [ -z "$2" ] || ulimit -n "$2" || exit 126
            shift 2
            exec "$@"
            """;

    private final ProcessLimits limits;
    private final @Nullable ControlGroups groups;
    private final String trouble;

    private Restraint(ProcessLimits limits, @Nullable ControlGroups groups, String trouble) {
        this.limits = limits;
        this.groups = groups;
        this.trouble = trouble;
    }

    /** @param root where cgroup v2 is mounted */
    static Restraint of(ProcessLimits limits, Path root) {
        ControlGroups groups = new ControlGroups(root, limits);
        String trouble = groups.trouble();
        if (trouble == null) {
            return new Restraint(limits, limits.needGroup() ? groups : null, "");
        }
        String words = "process-memory-limit and process-cpu-limit are not imposed on games: " + trouble;
        LOG.log(System.Logger.Level.WARNING, words);
        return new Restraint(limits, null, words);
    }

    /** Empty when all that was asked for is imposed. */
    String trouble() {
        return trouble;
    }

    /** The command that goes before the one to start; empty when nothing is limited. */
    List<String> command(String processId) throws LaunchFailed {
        String files = limits.files() > 0 ? Integer.toString(limits.files()) : "";
        if (groups == null && files.isEmpty()) {
            return List.of();
        }
        try {
            String group = groups == null ? "" : groups.make(processId).toString();
            return List.of("/bin/sh", "-c", ENTER, "gse-limit", group, files);
        } catch (IOException denied) {
            throw new LaunchFailed("the limits of process " + processId + " cannot be imposed: " + denied, false);
        }
    }
}
