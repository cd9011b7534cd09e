package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "end", description = "Ends a session together with its process; a new process takes its place.")
final class SessionEnd implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "SESSION", description = "Its id, whole or from gssess- on.")
    private String session = "";

    SessionEnd(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            String id = Known.sessionId(api, session);
            JsonNode answer = api.call(
                    "EndGameServerSessionAndProcess", CloudApi.parameters().put("GameServerSessionId", id));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say("ending " + Answers.shortSession(id));
            }
        }
    }
}
