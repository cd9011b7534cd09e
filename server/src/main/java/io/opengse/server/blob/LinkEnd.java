package io.opengse.server.blob;

import java.net.URI;
import java.util.Optional;

/** Where links to what lies in a bucket lead, as the option links of the setting blob-store says. */
public sealed interface LinkEnd {
    /** How {@link Server} is written. */
    String OF_SERVER = "server";

    /** To a server of ours, which fetches it from the bucket and notes in the audit log who came. */
    record Server() implements LinkEnd {}

    /**
     * Into the bucket itself, signed with our keys to it.
     *
     * @param endpoint where the store is reached by those who follow links; empty where we reach it
     */
    record Store(Optional<URI> endpoint) implements LinkEnd {}

    /** @throws IllegalArgumentException with a sentence that says how it is written */
    static LinkEnd parse(String text) {
        return switch (text) {
            case OF_SERVER -> new Server();
            case "store" -> new Store(Optional.empty());
            default -> new Store(Optional.of(outside(text)));
        };
    }

    private static URI outside(String text) {
        if (!text.matches("https?://[^/?#]+/?")) {
            throw new IllegalArgumentException(
                    "has links that lead neither to server nor to store nor to a URL such as https://s3.example.com");
        }
        return URI.create(text);
    }
}
