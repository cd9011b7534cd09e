package io.opengse.engine.visit;

import java.time.Instant;

/**
 * One sign-in of one credential at the web console; it holds at every server of the store.
 *
 * @param id a digest of the text that the browser has: the store never holds that text
 * @param seen when a request of it came last, to within the step in which that is written down
 * @param notice for the top of the next page, sealed; empty when there is none
 */
public record SignIn(String id, String secretId, Instant begun, Instant seen, String notice) {
    SignIn seenAt(Instant now) {
        return new SignIn(id, secretId, begun, now, notice);
    }

    SignIn noticing(String sealed) {
        return new SignIn(id, secretId, begun, seen, sealed);
    }
}
