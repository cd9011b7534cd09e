package io.opengse.agent.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes one zip of what a game asked to be kept of a session (logPathsToUpload). Real: {@link ZipLogCollector}. */
public interface LogCollector {
    /**
     * Zips the files and directories named, at most the limit; what was left out, and why, stands in a file LEFT_OUT.txt
     * inside the zip. Reads nothing that the game's own user could not read, and follows no link out of reach of it.
     *
     * @param root relative paths, and those below /local/game, are taken from here
     * @param output the process's captured stdout and stderr, added as stdout.log when it exists
     * @return the zip, in a place of the collector's choosing; the caller deletes it when it is uploaded
     */
    Path collect(String sessionId, Path root, List<String> logPaths, Path output) throws IOException;
}
