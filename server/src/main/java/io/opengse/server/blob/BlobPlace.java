package io.opengse.server.blob;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where blobs are kept, as the setting blob-store says. */
public sealed interface BlobPlace {
    /** What may be said of a bucket. */
    Set<String> OPTIONS = Set.of("endpoint", "region", "links");

    /** Below the data directory. */
    record Folder() implements BlobPlace {}

    /** In a folder that all servers of a database mount. */
    record SharedFolder(Path path) implements BlobPlace {}

    /**
     * In a bucket of a store that speaks S3.
     *
     * @param prefix of every key in the bucket, empty or ending with a slash
     * @param endpoint empty for the one of Amazon's region
     */
    record Bucket(String name, String prefix, Optional<URI> endpoint, String region, LinkEnd links)
            implements BlobPlace {}

    /** The keys to a bucket; without an id, those the surroundings give (environment, profile, machine role). */
    record Keys(String id, String secret) {
        public static final Keys NONE = new Keys("", "");

        /** Never shows the secret. */
        @Override
        public String toString() {
            return id.isEmpty() ? "the keys of the surroundings" : "key " + id;
        }
    }

    /** @throws IllegalArgumentException with a sentence that says how it is written */
    static BlobPlace parse(String text) {
        if (text.strip().equals("file")) {
            return new Folder();
        }
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException _) {
            throw unreadable();
        }
        if ("file".equals(uri.getScheme())) {
            return sharedFolder(uri);
        }
        if (!"s3".equals(uri.getScheme()) || uri.getHost() == null) {
            throw unreadable();
        }
        Map<String, String> options = options(uri.getQuery());
        String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("^/+|/+$", "");
        return new Bucket(
                uri.getHost(),
                path.isEmpty() ? "" : path + "/",
                Optional.ofNullable(options.get("endpoint")).map(BlobPlace::endpoint),
                options.getOrDefault("region", "us-east-1"),
                LinkEnd.parse(options.getOrDefault("links", LinkEnd.OF_SERVER)));
    }

    private static SharedFolder sharedFolder(URI uri) {
        String path = uri.getHost() == null && uri.getQuery() == null ? uri.getPath() : null;
        if (path == null || path.length() < 2) {
            throw new IllegalArgumentException("must be like file:///srv/opengse, with three slashes, a folder that all"
                    + " servers of the database mount; or just \"file\"");
        }
        return new SharedFolder(Path.of(path));
    }

    private static Map<String, String> options(@Nullable String query) {
        Map<String, String> options = Arrays.stream((query == null ? "" : query).split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part.length < 2 ? "" : part[1], (_, last) -> last));
        for (String option : options.keySet()) {
            if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException(
                        "has no option \"" + option + "\": endpoint, region and links are known");
            }
        }
        return options;
    }

    private static URI endpoint(String text) {
        URI endpoint = URI.create(text);
        if (endpoint.getScheme() == null || !endpoint.getScheme().matches("https?") || endpoint.getHost() == null) {
            throw new IllegalArgumentException("has an endpoint that is no URL such as https://s3.example.com");
        }
        return endpoint;
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "must be \"file\", or like file:///srv/opengse or s3://bucket/prefix?endpoint=https://s3.example.com&region=us-east-1&links=server");
    }
}
