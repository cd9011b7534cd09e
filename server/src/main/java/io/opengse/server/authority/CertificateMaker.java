package io.opengse.server.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Writes the certificates of an installation's own authority; knows how they look and nothing of who may have one. */
final class CertificateMaker {
    /** Clocks differ: a certificate counts from a little before it was made. */
    static final Duration LEEWAY = Duration.ofMinutes(5);

    private static final int SERIAL_BITS = 127;

    private final RandomGenerator random;

    CertificateMaker(RandomGenerator random) {
        this.random = random;
    }

    record Signer(X500Name name, PrivateKey key) {}

    record Life(Instant from, Instant until) {
        static Life of(Instant now, Duration life) {
            return new Life(now.minus(LEEWAY), now.plus(life));
        }
    }

    static KeyPair freshKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has P-256", impossible);
        }
    }

    X509Certificate authority(X500Name name, KeyPair keys, Life life) {
        return signed(new Signer(name, keys.getPrivate()), name, keys.getPublic(), life, builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        });
    }

    X509Certificate leaf(
            Signer signer, X500Name name, PublicKey key, Life life, KeyPurposeId purpose, List<GeneralName> names) {
        return signed(signer, name, key, life, builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
            builder.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        });
    }

    private interface Extensions {
        void add(X509v3CertificateBuilder builder) throws IOException;
    }

    private X509Certificate signed(Signer signer, X500Name name, PublicKey key, Life life, Extensions extensions) {
        byte[] serial = new byte[(SERIAL_BITS + 7) / 8];
        random.nextBytes(serial);
        serial[0] &= 0x7f;
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                signer.name(),
                new BigInteger(1, serial).max(BigInteger.ONE),
                Date.from(life.from()),
                Date.from(life.until()),
                name,
                key);
        try {
            extensions.add(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.key())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException("a certificate of our own making", impossible);
        }
    }
}
