package io.opengse.engine.queue;

/**
 * Where the outcomes of a queue's placements are posted.
 *
 * @param url http or https
 * @param secret both sides know it; signs what is posted, and is never shown again
 */
public record Webhook(String url, String secret) {
    @Override
    public String toString() {
        return "Webhook[" + url + "]";
    }
}
