package io.opengse.server;

import io.opengse.server.blob.BlobPlace;
import io.opengse.server.blob.Blobs;
import io.opengse.server.blob.FileBlobs;
import io.opengse.server.blob.S3Blobs;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The settings of what is large: where packages and logs are kept, and how large a package may be. Read by
 * {@link ServerSettings}.
 */
public record BlobSettings(BlobPlace place, BlobPlace.Keys keys, long packageSizeLimit) {
    private static final Setting<BlobPlace> PLACE = new Setting<>(
            "blob-store",
            "file",
            "file | file:///FOLDER | s3://BUCKET/PREFIX?endpoint=URL&region=NAME&links=server|store|URL",
            "Where packages and logs are kept: below data, in a folder that all servers of a database mount, or in a bucket"
                    + " of any store that speaks S3. Links to logs in a bucket lead to the server, or straight to the store,"
                    + " if need be by the URL at which those who follow them reach it.",
            BlobPlace::parse);
    private static final Setting<String> KEY_ID = Setting.text(
            "blob-store-key-id",
            "",
            "Id of the access key to the bucket; empty: as the surroundings say (AWS_ACCESS_KEY_ID, profile, machine).");
    private static final Setting<String> SECRET = Setting.text(
            "blob-store-secret", "", "The access key's secret; better given as environment than on a command line.");
    private static final Setting<Long> PACKAGE_LIMIT =
            Setting.size("package-size-limit", "20GB", "Most bytes of one package's zip.");

    /** Below the data directory. */
    public static BlobSettings files(long packageSizeLimit) {
        return new BlobSettings(new BlobPlace.Folder(), BlobPlace.Keys.NONE, packageSizeLimit);
    }

    static List<Setting<?>> declared() {
        return List.of(PLACE, KEY_ID, SECRET, PACKAGE_LIMIT);
    }

    static BlobSettings of(Settings settings) {
        return new BlobSettings(
                settings.get(PLACE),
                new BlobPlace.Keys(settings.get(KEY_ID), settings.get(SECRET)),
                settings.get(PACKAGE_LIMIT));
    }

    /** Whether every server with these settings reaches what another has kept. */
    boolean shared() {
        return switch (place) {
            case BlobPlace.Folder _ -> false;
            case BlobPlace.SharedFolder _, BlobPlace.Bucket _ -> true;
        };
    }

    /** @throws IOException when the bucket cannot be used; says what to do */
    Blobs open(Path data) throws IOException {
        return switch (place) {
            case BlobPlace.Folder _ -> new FileBlobs(data.resolve("blobs"));
            case BlobPlace.SharedFolder(Path folder) -> FileBlobs.shared(folder);
            case BlobPlace.Bucket bucket -> S3Blobs.open(bucket, keys);
        };
    }
}
