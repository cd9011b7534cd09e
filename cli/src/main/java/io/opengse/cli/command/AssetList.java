package io.opengse.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists the packages, newest first.")
final class AssetList implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    AssetList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            var assets = KnownAssets.all(api);
            ObjectNode document = CloudApi.parameters();
            document.putArray("Assets").addAll(assets);
            if (options.answeredAsJson(surroundings.console(), document)) {
                return;
            }
            Table table = surroundings.console().table("PACKAGE", "NAME", "VERSION", "SIZE", "FLEETS", "CREATED");
            for (var asset : assets) {
                table.row(
                        Answers.cell(asset, "AssetId"),
                        Answers.cell(asset, "AssetName"),
                        Answers.cell(asset, "AssetVersion"),
                        Answers.cell(asset, "Size"),
                        Answers.cell(asset, "BindFleetNum"),
                        Answers.cell(asset, "CreateTime"));
            }
            table.print("no packages; upload one: gse asset push FOLDER --name NAME --version VERSION");
        }
    }
}
