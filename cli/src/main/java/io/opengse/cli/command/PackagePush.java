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
import java.util.Map;

/** Brings a zip, or a folder packed as one, to the server as a package. */
final class PackagePush {
    private static final int ATTEMPTS = 5;

    private final CloudApi api;
    private final Surroundings surroundings;
    private final Label label;

    /** What it will be called. */
    record Label(String name, String version, Map<String, String> tags) {
        @Override
        public String toString() {
            return name + ":" + version;
        }
    }

    /** @param answer of CreateAsset */
    record Pushed(JsonNode answer, PackageFile file) {}

    PackagePush(CloudApi api, Surroundings surroundings, Label label) {
        this.api = api;
        this.surroundings = surroundings;
        this.label = label;
    }

    Pushed folder(PackageFolder folder) throws IOException {
        Console console = surroundings.console();
        PackageAdvice.withoutProgram(folder)
                .ifPresent(warning -> console.aside(console.paint(Tone.UNDER_WAY, "warning: ") + warning));
        Path zip = Files.createTempFile("gse-package-", ".zip");
        try {
            try (ProgressLine progress = new ProgressLine(console, "packing  ", folder.bytes())) {
                PackageZip.write(folder, zip, progress::at);
            }
            return file(PackageFile.of(zip));
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    Pushed file(PackageFile file) {
        String key = file.bucketKey(label.name() + "-" + label.version());
        upload(file, key);
        ObjectNode creation = CloudApi.parameters()
                .put("BucketKey", key)
                .put("AssetName", label.name())
                .put("AssetVersion", label.version())
                .put("AssetRegion", KnownAssets.REGION)
                .put("OperateSystem", "CentOS7.16");
        ArrayNode given = creation.putArray("Tags");
        label.tags().forEach((tag, value) -> given.addObject().put("Key", tag).put("Value", value));
        return new Pushed(api.call("CreateAsset", creation), file);
    }

    private void upload(PackageFile file, String key) {
        try (ProgressLine progress = new ProgressLine(surroundings.console(), "uploading", file.size())) {
            for (int attempt = 1; ; attempt++) {
                try (PackageUpload upload = permitted(file, key)) {
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

    private PackageUpload permitted(PackageFile file, String key) {
        JsonNode permission = api.call(
                "GetUploadCredentials",
                CloudApi.parameters().put("AssetRegion", KnownAssets.REGION).put("BucketKey", key));
        URI target = URI.create(Answers.text(permission, "BucketName") + "/" + key);
        return new PackageUpload(target, Answers.text(permission, "BucketAuth"), file, api.server());
    }
}
