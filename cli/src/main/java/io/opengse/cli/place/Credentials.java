package io.opengse.cli.place;

/** What signs requests to the cloud API. */
public record Credentials(String secretId, String secretKey) {
    @Override
    public String toString() {
        return "Credentials[" + secretId + "]";
    }
}
