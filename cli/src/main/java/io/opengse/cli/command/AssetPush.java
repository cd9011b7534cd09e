package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.client.PackageUpload;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.ProgressLine;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Tone;
import io.opengse.cli.pack.PackageAdvice;
import io.opengse.cli.pack.PackageFile;
import io.opengse.cli.pack.PackageFolder;
import io.opengse.cli.pack.PackageZip;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "push",
        description = {
            "Uploads a package: the contents of a folder, or a zip of them.",
            "Pushed again after an interruption, it goes on where it stopped."
        })
final class AssetPush implements Runnable {
    private static final int ATTEMPTS = 5;

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "FOLDER|ZIP", description = "Its root becomes /local/game.")
    private Path source = Path.of("");

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Name of the package.")
    private String name = "";

    @Option(names = "--version", required = true, paramLabel = "VERSION", description = "Version of the package.")
    private String version = "";

    @Option(names = "--tag", paramLabel = "KEY=VALUE", description = "A tag to find it by; may be repeated.")
    private Map<String, String> tags = new LinkedHashMap<>();

    @Option(names = "--as-is", description = "Push it even when everything lies in one folder.")
    private boolean asIs;

    AssetPush(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            if (Files.isDirectory(source)) {
                pushFolder(api);
            } else if (Files.isRegularFile(source)) {
                if (!asIs) {
                    PackageAdvice.requireContents(source);
                }
                push(api, PackageFile.of(source));
            } else {
                throw new Failure("there is no " + source, "name the folder with the game's files, or a zip of them");
            }
        } catch (IOException problem) {
            throw new Failure(
                    source + " cannot be packed: " + problem.getMessage(), "check permissions and free space", problem);
        }
    }

    private void pushFolder(CloudApi api) throws IOException {
        PackageFolder folder = PackageFolder.of(source);
        if (!asIs) {
            PackageAdvice.requireContents(folder);
        }
        Console console = surroundings.console();
        PackageAdvice.withoutProgram(folder)
                .ifPresent(warning -> console.aside(console.paint(Tone.UNDER_WAY, "warning: ") + warning));
        Path zip = Files.createTempFile("gse-package-", ".zip");
        try {
            try (ProgressLine progress = new ProgressLine(console, "packing  ", folder.bytes())) {
                PackageZip.write(folder, zip, progress::at);
            }
            push(api, PackageFile.of(zip));
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    private void push(CloudApi api, PackageFile file) {
        String key = file.bucketKey(name + "-" + version);
        upload(api, file, key);
        ObjectNode creation = CloudApi.parameters()
                .put("BucketKey", key)
                .put("AssetName", name)
                .put("AssetVersion", version)
                .put("AssetRegion", KnownAssets.REGION)
                .put("OperateSystem", "CentOS7.16");
        ArrayNode given = creation.putArray("Tags");
        tags.forEach((tag, value) -> given.addObject().put("Key", tag).put("Value", value));
        JsonNode created = api.call("CreateAsset", creation);
        if (!options.answeredAsJson(surroundings.console(), created)) {
            surroundings
                    .console()
                    .say(Answers.text(created, "AssetId") + "  " + name + " " + version + "  " + file.size()
                            + " bytes  sha256 " + file.sha256());
        }
    }

    private void upload(CloudApi api, PackageFile file, String key) {
        try (ProgressLine progress = new ProgressLine(surroundings.console(), "uploading", file.size())) {
            for (int attempt = 1; ; attempt++) {
                try (PackageUpload upload = permitted(api, file, key)) {
                    upload.send(progress::at);
                    return;
                } catch (IOException broken) {
                    boolean again = attempt < ATTEMPTS && surroundings.pauseFor(Duration.ofSeconds(attempt));
                    if (!again) {
                        throw new Failure(
                                "the upload broke: " + broken.getMessage(),
                                "push again: it goes on where it stopped",
                                broken);
                    }
                }
            }
        }
    }

    private static PackageUpload permitted(CloudApi api, PackageFile file, String key) {
        JsonNode permission = api.call(
                "GetUploadCredentials",
                CloudApi.parameters().put("AssetRegion", KnownAssets.REGION).put("BucketKey", key));
        URI target = URI.create(Answers.text(permission, "BucketName") + "/" + key);
        return new PackageUpload(target, Answers.text(permission, "BucketAuth"), file, api.server());
    }
}
