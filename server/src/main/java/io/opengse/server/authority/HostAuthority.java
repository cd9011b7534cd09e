package io.opengse.server.authority;

import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.Authority;
import io.opengse.engine.membership.Memberships;
import io.opengse.server.credential.SecretSeal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * The installation's own small certificate authority: signs for hosts that joined and for the door they come to, and for
 * nobody else. One for all servers of a store; its key lies there sealed and never leaves this object.
 */
public final class HostAuthority {
    /** What a server is called in its certificate, under whichever address it is reached. */
    public static final String SERVER_NAME = "server.opengse.internal";

    private static final Duration OWN_LIFE = Duration.ofDays(20 * 365);
    private static final Duration SERVER_LIFE = Duration.ofDays(90);
    private static final X500Name NAME = new X500Name("CN=OpenGSE hosts");
    private static final String OWNER = "host authority";

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final CertificateMaker maker;
    private final Clock clock;

    private HostAuthority(X509Certificate certificate, PrivateKey key, Clock clock, RandomGenerator random) {
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.maker = new CertificateMaker(random);
    }

    /**
     * The store's authority, made when there is none.
     *
     * @param random must be cryptographically strong
     * @throws IOException when its key cannot be unsealed; says what to do
     */
    public static HostAuthority open(Memberships memberships, SecretSeal seal, Clock clock, RandomGenerator random)
            throws IOException {
        Authority kept = memberships.authority().orElseGet(() -> memberships.keep(made(seal, clock, random)));
        String open = seal.open(kept.sealedKey(), OWNER)
                .orElseThrow(
                        () -> new IOException("the key of the authority for hosts cannot be unsealed: access.key in"
                                + " the data folder is not the one it was sealed with. Restore it from a backup, or copy it"
                                + " from another server of this store"));
        try {
            byte[] encoded = Base64.getDecoder().decode(open);
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new HostAuthority(read(Base64.getDecoder().decode(kept.certificate())), key, clock, random);
        } catch (GeneralSecurityException broken) {
            throw new IOException("the authority for hosts cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static Authority made(SecretSeal seal, Clock clock, RandomGenerator random) {
        KeyPair keys = CertificateMaker.freshKeys();
        X509Certificate certificate =
                new CertificateMaker(random).authority(NAME, keys, CertificateMaker.Life.of(clock.instant(), OWN_LIFE));
        Base64.Encoder text = Base64.getEncoder();
        String sealed = seal.seal(text.encodeToString(keys.getPrivate().getEncoded()), OWNER);
        return new Authority(text.encodeToString(encoded(certificate)), sealed);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** SHA-256 of its certificate, hex: by this, joining machines know it. */
    public String fingerprint() {
        return SigningRequest.sha256(encoded(certificate));
    }

    /** The certificate by which a machine is this host, in this membership. */
    public X509Certificate certify(SigningRequest request, HostId host, String membership, Instant until) {
        CertificateMaker.Life life = new CertificateMaker.Life(clock.instant().minus(CertificateMaker.LEEWAY), until);
        return maker.leaf(
                new CertificateMaker.Signer(NAME, key),
                new X500Name("CN=" + host.value()),
                request.key(),
                life,
                KeyPurposeId.id_kp_clientAuth,
                new HostName(host, membership).written());
    }

    /** What a server shows to hosts; the authority's own certificate stands behind it. */
    public record Shown(PrivateKey key, List<X509Certificate> chain) {
        @Override
        public String toString() {
            return "Shown[…]";
        }
    }

    /** A fresh identity for a server's door. */
    public Shown server() {
        KeyPair keys = CertificateMaker.freshKeys();
        X509Certificate leaf = maker.leaf(
                new CertificateMaker.Signer(NAME, key),
                new X500Name("CN=OpenGSE server"),
                keys.getPublic(),
                CertificateMaker.Life.of(clock.instant(), SERVER_LIFE),
                KeyPurposeId.id_kp_serverAuth,
                List.of(new GeneralName(GeneralName.dNSName, SERVER_NAME)));
        return new Shown(keys.getPrivate(), List.of(leaf, certificate));
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was read can be written", impossible);
        }
    }

    private static X509Certificate read(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
