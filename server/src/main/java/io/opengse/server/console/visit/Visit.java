package io.opengse.server.console.visit;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** One sign-in of one credential, from its cookie to its end. Kept in memory only: a restart signs everybody out. */
public final class Visit {
    private final String secretId;
    private final String csrf;
    private final Instant begun;
    private final AtomicReference<String> notice = new AtomicReference<>("");
    private volatile Instant lastSeen;

    Visit(String secretId, String csrf, Instant begun) {
        this.secretId = secretId;
        this.csrf = csrf;
        this.begun = begun;
        this.lastSeen = begun;
    }

    public String secretId() {
        return secretId;
    }

    /** What every form of this visit carries; a page of another site cannot know it. */
    public String csrf() {
        return csrf;
    }

    Instant begun() {
        return begun;
    }

    Instant lastSeen() {
        return lastSeen;
    }

    void seen(Instant now) {
        lastSeen = now;
    }

    /** A sentence for the top of the next page. */
    public void leave(String sentence) {
        notice.set(sentence);
    }

    /** That sentence, once; empty when there is none. */
    public String takeNotice() {
        return notice.getAndSet("");
    }
}
