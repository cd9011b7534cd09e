package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Table;

/** Player sessions as a table. */
final class PlayerTable {
    private PlayerTable() {}

    static Table of(Console console, Iterable<JsonNode> players) {
        Table table = console.table("PLAYER SESSION", "PLAYER", "STATUS", "ADDRESS", "CREATED", "ENDED");
        for (JsonNode player : players) {
            table.row(
                    Answers.cell(player, "PlayerSessionId"),
                    Answers.cell(player, "PlayerId"),
                    Answers.cell(player, "Status"),
                    Answers.address(player),
                    Answers.cell(player, "CreationTime"),
                    Answers.cell(player, "TerminationTime"));
        }
        return table;
    }
}
