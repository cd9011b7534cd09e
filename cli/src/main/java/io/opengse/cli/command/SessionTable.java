package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Table;

/** Sessions as a table. */
final class SessionTable {
    private SessionTable() {}

    static Table of(Console console, Iterable<JsonNode> sessions) {
        Table table = console.table("SESSION", "NAME", "STATUS", "PLAYERS", "ADDRESS", "FLEET", "CREATED", "REASON");
        for (JsonNode session : sessions) {
            table.row(
                    Answers.shortSession(Answers.text(session, "GameServerSessionId")),
                    Answers.cell(session, "Name"),
                    Answers.cell(session, "Status"),
                    Answers.text(session, "CurrentPlayerSessionCount") + "/"
                            + Answers.text(session, "MaximumPlayerSessionCount"),
                    Answers.address(session),
                    Answers.cell(session, "FleetId"),
                    Answers.cell(session, "CreationTime"),
                    Answers.cell(session, "StatusReason"));
        }
        return table;
    }
}
