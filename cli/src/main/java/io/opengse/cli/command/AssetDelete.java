package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Deletes a package that no fleet runs from.")
final class AssetDelete implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "PACKAGE", description = "Its id, NAME:VERSION, or a name that only one has.")
    private String asset = "";

    AssetDelete(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            String id = Answers.text(KnownAssets.one(api, asset), "AssetId");
            JsonNode answer = api.call("DeleteAsset", CloudApi.parameters().put("AssetId", id));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say("deleted " + id);
            }
        }
    }
}
