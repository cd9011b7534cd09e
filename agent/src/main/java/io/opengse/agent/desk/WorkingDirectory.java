package io.opengse.agent.desk;

import io.opengse.agent.os.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;

/** Where a process that nobody launched works: its relative log paths start there. */
final class WorkingDirectory {
    private static final System.Logger LOG = System.getLogger(WorkingDirectory.class.getName());

    private WorkingDirectory() {}

    /** "/" when the system does not let us see. */
    static String of(ProcessIdentity process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .toString();
        } catch (IOException unseen) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "working directory not known pid={0} why=\"{1}\"; its relative log paths will not be found",
                    Long.toString(process.pid()),
                    unseen.toString());
            return "/";
        }
    }
}
