package io.opengse.agent.installation;

import io.opengse.agent.deployment.Failure;
import io.opengse.agent.os.GameRoot;
import io.opengse.agent.os.LaunchFailed;
import io.opengse.agent.os.LaunchPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Looks for every launch path of a fleet, after install.sh, which may have made them; the log says what was found. */
final class LaunchPathCheck {
    private LaunchPathCheck() {}

    static void run(Path root, List<String> launchPaths, Path log) throws IOException, StageFailed {
        StageFailed first = null;
        try (StageLog out = StageLog.begin(log)) {
            out.line("Searching for runtime path.");
            for (String launchPath : launchPaths) {
                try {
                    out.line("found: " + launchPath + " (" + LaunchPath.resolve(new GameRoot(root), launchPath) + ")");
                } catch (LaunchFailed failure) {
                    out.line("not found: " + failure.getMessage());
                    first = first == null ? failed(failure) : first;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static StageFailed failed(LaunchFailed failure) {
        Failure.Code code = switch (failure.kind()) {
            case NOT_FOUND -> Failure.Code.FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND;
            case NOT_EXECUTABLE, SYSTEM -> Failure.Code.FLEET_VALIDATION_EXECUTABLE_RUNTIME_FAILURE;
        };
        return new StageFailed(code, String.valueOf(failure.getMessage()));
    }
}
