package io.opengse.server.authority;

import io.opengse.engine.id.HostId;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Who a certificate says its holder is.
 *
 * @param membership in which membership of the host it was given
 */
public record HostName(HostId host, String membership) {
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String HOST = "opengse:host:";
    private static final String MEMBERSHIP = "opengse:membership:";
    private static final int URI = 6;

    /** Whether a certificate can say it. */
    public static boolean fits(String hostId) {
        return FIT.matcher(hostId).matches();
    }

    List<GeneralName> written() {
        return List.of(
                new GeneralName(GeneralName.uniformResourceIdentifier, HOST + host.value()),
                new GeneralName(GeneralName.uniformResourceIdentifier, MEMBERSHIP + membership));
    }

    /** Empty when it is not a host's. */
    public static Optional<HostName> in(X509Certificate certificate) {
        Optional<String> host = uri(certificate, HOST);
        return uri(certificate, MEMBERSHIP)
                .flatMap(membership -> host.map(id -> new HostName(new HostId(id), membership)));
    }

    private static Optional<String> uri(X509Certificate certificate, String start) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Optional.empty()
                    : names.stream()
                            .filter(name -> name.get(0).equals(URI))
                            .map(name -> String.valueOf(name.get(1)))
                            .filter(name -> name.startsWith(start))
                            .map(name -> name.substring(start.length()))
                            .findFirst();
        } catch (CertificateParsingException _) {
            return Optional.empty();
        }
    }
}
