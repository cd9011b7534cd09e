package io.opengse.agent.os;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start and how.
 *
 * @param processId our own id of it; also put into its environment as GSE_PROCESS_ID
 * @param root the game root: its working directory
 * @param launchPath as the runtime configuration has it: relative to root, absolute below root, or below /local/game
 * @param arguments already split
 * @param environment added to the agent's own environment, of which all GSE_ variables are held back: they are its
 *     settings, and may be secret
 * @param housing what it sees and may do
 * @param output stdout and stderr are appended to this file
 */
public record LaunchOrder(
        String processId,
        Path root,
        String launchPath,
        List<String> arguments,
        Map<String, String> environment,
        Path output,
        Housing housing) {}
