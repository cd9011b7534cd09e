package io.opengse.engine.membership;

/**
 * Who signs the certificates of this installation's hosts and of its servers towards them.
 *
 * @param certificate X.509, DER in base64
 * @param sealedKey its private key, sealed by the server
 */
public record Authority(String certificate, String sealedKey) {
    @Override
    public String toString() {
        return "Authority[…]";
    }
}
