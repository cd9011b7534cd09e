package io.opengse.server.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * A key pair that signs requests to the cloud API. That of the root, who may do everything, is kept in credentials.json
 * of the data directory, where the gse command finds it. Must never appear in a log.
 */
public record Credentials(String secretId, String secretKey) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads credentials.json, or makes it on the first start.
     *
     * @param random must be cryptographically strong
     * @throws IOException when it can be neither read nor made, or does not hold what it should; says what to do
     */
    public static Credentials open(Path file, RandomGenerator random) throws IOException {
        String text = SecretFile.readOrMake(file, () -> made(random).json());
        JsonNode parsed = parse(file, text);
        String id = parsed.path("secretId").asText();
        String key = parsed.path("secretKey").asText();
        if (id.isBlank() || key.isBlank()) {
            throw unusable(file, "it lacks secretId or secretKey", null);
        }
        return new Credentials(id, key);
    }

    /** A fresh pair, kept nowhere; the generator must be cryptographically strong. */
    public static Credentials made(RandomGenerator random) {
        return new Credentials("AKID" + RandomText.of(32, random), RandomText.of(32, random));
    }

    private static JsonNode parse(Path file, String text) throws IOException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException problem) {
            throw unusable(file, "it is not JSON", problem);
        }
    }

    private static IOException unusable(Path file, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IOException(
                file + " cannot be used: " + why + ". It must be {\"secretId\":\"…\",\"secretKey\":\"…\"};"
                        + " delete it to have new ones made.",
                cause);
    }

    private String json() {
        return JSON.createObjectNode()
                        .put("secretId", secretId)
                        .put("secretKey", secretKey)
                        .toString()
                + "\n";
    }

    @Override
    public String toString() {
        return "Credentials[secretId=" + secretId + "]";
    }
}
