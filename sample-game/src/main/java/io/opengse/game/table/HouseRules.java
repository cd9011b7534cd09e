package io.opengse.game.table;

import java.nio.file.Path;

/**
 * How this process runs its table.
 *
 * @param endless rounds until all players have left
 * @param oneMatch ProcessEnding after the first match
 * @param silentExit leaves without TerminateGameServerSession and ProcessEnding
 * @param logs where match logs go
 */
public record HouseRules(boolean endless, boolean oneMatch, boolean silentExit, Path logs) {}
