package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.fleetfile.Declaration;
import io.opengse.cli.pack.PackageAdvice;
import io.opengse.cli.pack.PackageDigest;
import io.opengse.cli.pack.PackageFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The folder that a fleet file wants deployed as a package: one version for each content it ever had. */
final class PackedFolder {
    private final PackageFolder folder;
    private final PackagePush.Label label;

    private PackedFolder(PackageFolder folder, PackagePush.Label label) {
        this.folder = folder;
        this.label = label;
    }

    /** Empty when the file names no folder to pack. */
    static Optional<PackedFolder> of(Declaration declared) {
        Path root = declared.folder();
        return root == null
                ? Optional.empty()
                : Optional.of(of(root, declared.fleet().description().name()));
    }

    private static PackedFolder of(Path root, String name) {
        try {
            PackageFolder folder = PackageFolder.of(root);
            PackageAdvice.requireContents(folder);
            return new PackedFolder(folder, new PackagePush.Label(name, PackageDigest.of(folder), Map.of()));
        } catch (IOException problem) {
            throw new Failure(
                    root + " cannot be read: " + problem.getMessage(), "check its name and permissions", problem);
        }
    }

    /** NAME:VERSION. */
    String label() {
        return label.toString();
    }

    /** In words, what a new fleet would run from. */
    String news() {
        return "+ package " + label + " (" + folder.root() + ", " + folder.bytes() + " bytes)";
    }

    boolean isThere(CloudApi api) {
        return KnownAssets.all(api).stream().anyMatch(this::isIt);
    }

    /** What the fleet runs from, when that is not this content. */
    Optional<String> otherOf(CloudApi api, JsonNode fleet) {
        String id = Answers.text(fleet, "AssetId");
        Optional<JsonNode> runs = KnownAssets.all(api).stream()
                .filter(asset -> Answers.text(asset, "AssetId").equals(id))
                .findFirst();
        return runs.filter(this::isIt).isPresent()
                ? Optional.empty()
                : Optional.of(runs.map(KnownAssets::label).orElse(id.isEmpty() ? "none" : id));
    }

    void push(CloudApi api, Surroundings surroundings) {
        try {
            new PackagePush(api, surroundings, label).folder(folder);
        } catch (IOException problem) {
            throw new Failure(
                    folder.root() + " cannot be packed: " + problem.getMessage(),
                    "check permissions and free space",
                    problem);
        }
    }

    private boolean isIt(JsonNode asset) {
        return KnownAssets.label(asset).equals(label());
    }
}
