package io.opengse.server.api.signature;

/** Who signed a request, once that is proven. */
public record Signer(String secretId) {
    /** How events name the caller. */
    public String actor() {
        return "api " + secretId;
    }
}
