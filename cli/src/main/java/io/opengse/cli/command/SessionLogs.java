package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Fetches the logs a game kept of a session that is over, as a zip.")
final class SessionLogs implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "SESSION", description = "Its id, whole or from gssess- on.")
    private String session = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to put it (default: SESSION.zip).")
    private @Nullable Path output;

    @Option(names = "--url", description = "Only print the signed URL; it expires.")
    private boolean url;

    SessionLogs(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            String id = Known.sessionId(api, session);
            JsonNode answer =
                    api.call("GetGameServerSessionLogUrl", CloudApi.parameters().put("GameServerSessionId", id));
            String signed = Answers.text(answer, "PreSignedUrl");
            if (signed.isEmpty()) {
                throw new Failure(
                        "no logs are kept of " + Answers.shortSession(id),
                        "logs are kept when a session ends, of the paths its game named in ProcessReady");
            }
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            if (url) {
                surroundings.console().say(signed);
                return;
            }
            Path target = output == null ? Path.of(Answers.shortSession(id).replace('/', '_') + ".zip") : output;
            long size = api.download(signed, target);
            surroundings.console().say(target + "  " + size + " bytes");
        }
    }
}
