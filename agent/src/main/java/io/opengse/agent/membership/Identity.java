package io.opengse.agent.membership;

import io.opengse.agent.link.HostPort;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * As which host this machine is known, and to whom. The key was made here and never leaves this machine.
 *
 * @param token the id of the join token it was got with
 * @param serverName what the server is called in its certificate
 */
public record Identity(
        String hostId,
        String token,
        String serverName,
        List<HostPort> servers,
        PrivateKey key,
        X509Certificate certificate,
        X509Certificate authority) {
    private static final int THIRDS = 3;

    /** After two thirds of its life there is time enough to get another, also when the server is down for a while. */
    public Instant renewedFrom() {
        Instant start = certificate.getNotBefore().toInstant();
        return start.plus(Duration.between(start, ends()).multipliedBy(2).dividedBy(THIRDS));
    }

    public Instant ends() {
        return certificate.getNotAfter().toInstant();
    }

    Identity with(PrivateKey newKey, Certified certified) {
        return new Identity(
                hostId,
                token,
                serverName,
                certified.servers().isEmpty() ? servers : certified.servers(),
                newKey,
                certified.certificate(),
                authority);
    }

    /** What the server gave. */
    record Certified(X509Certificate certificate, X509Certificate authority, List<HostPort> servers) {}

    @Override
    public String toString() {
        return "Identity[" + hostId + " until " + ends() + "]";
    }
}
