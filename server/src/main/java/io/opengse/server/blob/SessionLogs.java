package io.opengse.server.blob;

import io.opengse.engine.id.SessionId;
import io.opengse.engine.store.StoreFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** Where the log bundle of a session is kept, and the links that lead to it. */
public final class SessionLogs {
    private final Blobs blobs;
    private final SignedUrls urls;
    private final Duration lifetime;

    /** @param lifetime how long a link works */
    public SessionLogs(Blobs blobs, SignedUrls urls, Duration lifetime) {
        this.blobs = blobs;
        this.urls = urls;
        this.lifetime = lifetime;
    }

    /** The blob a session's bundle is stored under; ids hold characters that files must not. */
    public static String key(SessionId session) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(session.value().getBytes(StandardCharsets.UTF_8));
            return "logs/" + HexFormat.of().formatHex(digest) + ".zip";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Path and query of a link that works for a while, or a whole one into the store; empty when no logs were saved. */
    public Optional<String> link(SessionId session) {
        return linkTo(key(session));
    }

    /** As {@link #link}, of the log that is kept under this key. */
    public Optional<String> linkTo(String key) {
        try {
            return blobs.size(key).map(_ -> blobs.link(key, lifetime).orElseGet(() -> urls.link(key, lifetime)));
        } catch (IOException broken) {
            throw new StoreFailed("the log cannot be looked up now: " + broken.getMessage(), broken);
        }
    }
}
