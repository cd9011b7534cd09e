package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows one package.")
final class AssetShow implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "PACKAGE", description = "Its id, NAME:VERSION, or a name that only one has.")
    private String asset = "";

    AssetShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode found = KnownAssets.one(api, asset);
            if (!options.answeredAsJson(surroundings.console(), found)) {
                Facts.tell(
                        surroundings.console(),
                        found,
                        "AssetId",
                        "AssetName",
                        "AssetVersion",
                        "Size",
                        "BindFleetNum",
                        "CreateTime",
                        "OperateSystem",
                        "AssetArn",
                        "Tags");
            }
        }
    }
}
