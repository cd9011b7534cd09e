package io.opengse.server.credential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;

/** The word by which an agent shows that it belongs to this server; kept in link.token of the data directory. */
public record LinkToken(String value) {

    /** Reads link.token, or makes it on the first start; the generator must be cryptographically strong. */
    public static LinkToken open(Path file, RandomGenerator random) throws IOException {
        String value = SecretFile.readOrMake(file, () -> RandomText.of(48, random) + "\n")
                .strip();
        if (value.isEmpty()) {
            throw new IOException(
                    file + " is empty. Delete it to have a new token made, and give that to every agent.");
        }
        return new LinkToken(value);
    }

    /** Whether this is it; takes as long for a near miss as for a far one. */
    public boolean is(String presented) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "LinkToken[…]";
    }
}
