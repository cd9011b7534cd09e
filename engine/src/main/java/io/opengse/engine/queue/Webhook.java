package io.opengse.engine.queue;

import io.opengse.engine.id.QueueName;
import io.opengse.engine.problem.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where the outcomes of a queue's placements are posted.
 *
 * @param url http or https
 * @param secret both sides know it; signs what is posted, and is shown once. In the books as {@link Sealing} made it
 */
public record Webhook(String url, String secret) {
    private static final int LONGEST = 2048;

    /** @throws Refused Invalid when nothing can be posted there */
    static Webhook at(String url, String secret) {
        if (url.length() > LONGEST || !postable(url)) {
            throw Refused.invalid("Url \"" + url + "\" is no address outcomes can be posted to: it is written"
                    + " http://HOST/PATH or https://HOST/PATH, without user and password, of at most " + LONGEST
                    + " characters");
        }
        return new Webhook(url, secret);
    }

    private static boolean postable(String url) {
        try {
            URI address = new URI(url);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** What the books keep of a secret; they know nothing of how it is opened again. */
    @FunctionalInterface
    public interface Sealing {
        String seal(QueueName queue, String secret);
    }

    Webhook sealed(QueueName queue, Sealing sealing) {
        return new Webhook(url, sealing.seal(queue, secret));
    }

    @Override
    public String toString() {
        return "Webhook[" + url + "]";
    }
}
