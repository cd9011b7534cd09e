package io.opengse.server.access;

import io.opengse.engine.audit.AuditEntry;
import java.time.InstantSource;

/**
 * Takes down what is fetched and brought by signed links and passes, beside the calls that gave them out. Nobody signs
 * these with a credential: what is known is which blob or package, from where, and what came of it.
 */
public final class LinkAudit {
    /** The credential of such entries. */
    public static final String LINK = "link";

    /** So many forged ones a second are taken down: no stranger may flush the log. */
    private static final int STRANGERS_KEPT = 10;

    private static final String NOTHING = "";

    private final AuditTrail trail;
    private final RateLimits strangers;
    private final InstantSource clock;

    public LinkAudit(AuditTrail trail, InstantSource clock) {
        this.trail = trail;
        this.strangers = new RateLimits(new RateLimits.Rates(STRANGERS_KEPT, STRANGERS_KEPT), clock);
        this.clock = clock;
    }

    /** What a link or a pass was used for. */
    public enum Use {
        DOWNLOAD("DownloadByLink", false),
        UPLOAD("UploadByPass", true);

        private final String action;
        private final boolean changes;

        Use(String action, boolean changes) {
            this.action = action;
            this.changes = changes;
        }
    }

    /** What came of it. */
    public enum Outcome {
        OK("OK"),
        EXPIRED("LinkExpired"),
        GONE("NotFound"),
        REFUSED("Refused");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }
    }

    /** @param key of the blob or package */
    public void note(Use use, String key, String source, Outcome outcome) {
        if (trail.takes(use.changes)) {
            keep(use, key, source, outcome.code);
        }
    }

    /** What it names is the stranger's invention, and not kept. */
    public void noteForged(Use use, String source) {
        if (trail.takes(true) && strangers.take(NOTHING, use.action)) {
            keep(use, NOTHING, source, "LinkForged");
        }
    }

    private void keep(Use use, String key, String source, String code) {
        trail.note(new AuditEntry(0, clock.instant(), LINK, use.action, key, source, code, NOTHING));
    }
}
