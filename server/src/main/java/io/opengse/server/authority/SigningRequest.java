package io.opengse.server.authority;

import io.opengse.engine.problem.Refused;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.HexFormat;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** The key that a host wants certified, after it was seen that the host has it; of the request nothing else counts. */
public record SigningRequest(PublicKey key) {
    private static final int LEAST_BITS = 256;

    /**
     * @param der PKCS #10
     * @throws Refused Invalid when it is none, its signature is not by its key, or the key is none we take
     */
    public static SigningRequest read(byte[] der) {
        try {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
            PublicKey key = request.getPublicKey();
            if (!(key instanceof ECPublicKey curve)
                    || curve.getParams().getOrder().bitLength() < LEAST_BITS) {
                throw Refused.invalid("signing_request: its key must be an EC key of at least 256 bits");
            }
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw Refused.invalid("signing_request: its signature is not by its own key");
            }
            return new SigningRequest(key);
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException broken) {
            throw Refused.invalid("signing_request: is no PKCS #10 request in DER: " + broken.getMessage());
        }
    }

    /** SHA-256 of the public key, hex. */
    String keyHash() {
        return sha256(key.getEncoded());
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
