package io.opengse.server.webhook;

import io.opengse.engine.id.QueueName;
import io.opengse.engine.queue.Webhook;
import io.opengse.server.credential.SecretSeal;
import java.util.Optional;

/** Seals the secrets of webhooks with the key that seals those of credentials, each for its queue alone. */
public final class WebhookSeal implements Webhook.Sealing {
    /** No secret that was ever made begins so. */
    private static final String MARK = "sealed:";

    private final SecretSeal seal;

    public WebhookSeal(SecretSeal seal) {
        this.seal = seal;
    }

    @Override
    public String seal(QueueName queue, String secret) {
        return MARK + seal.seal(secret, owner(queue));
    }

    /** Whether it was written down by a release that did not seal. */
    public boolean isOpen(String kept) {
        return !kept.startsWith(MARK);
    }

    /** Empty when it was sealed with another key, or for another queue. */
    Optional<String> open(QueueName queue, String kept) {
        return isOpen(kept) ? Optional.of(kept) : seal.open(kept.substring(MARK.length()), owner(queue));
    }

    private static String owner(QueueName queue) {
        return "webhook of queue " + queue;
    }
}
