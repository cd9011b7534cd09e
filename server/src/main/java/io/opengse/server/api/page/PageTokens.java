package io.opengse.server.api.page;

import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.signature.Keyed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes and reads NextToken: the place of the last row, sealed so that it holds only for the query it was made for.
 * Nothing is kept on the server, so a token has no age, and it survives a restart.
 */
public final class PageTokens {
    private static final int SEAL = 16;

    private final byte[] key;

    /** @param key secret; tokens made under another one are refused */
    public PageTokens(byte[] key) {
        this.key = key.clone();
    }

    /** A place in an order: the value sorted by, and the id that breaks ties. */
    public record Place(String sortedBy, String id) {}

    /** @param query everything the page depends on, as text */
    public String write(String query, Place place) {
        ByteArrayOutputStream token = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(token)) {
            byte[] content = content(place);
            out.write(seal(query, content));
            out.write(content);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written", impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.toByteArray());
    }

    /** @throws ApiProblem when the token was not made here for this query */
    public Place read(String query, String token) {
        byte[] bytes = decode(token);
        if (bytes.length > SEAL) {
            byte[] content = Arrays.copyOfRange(bytes, SEAL, bytes.length);
            if (MessageDigest.isEqual(seal(query, content), Arrays.copyOf(bytes, SEAL))) {
                return place(content);
            }
        }
        throw ApiProblem.badValue("NextToken does not belong to this query: pass the NextToken of the page before"
                + " unchanged, with the same other parameters, or leave it out to begin anew");
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private byte[] seal(String query, byte[] content) {
        byte[] bound = query.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(content, content.length + bound.length);
        System.arraycopy(bound, 0, all, content.length, bound.length);
        return Arrays.copyOf(Keyed.hash("HmacSHA256", key, all), SEAL);
    }

    private static byte[] content(Place place) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(content)) {
            out.writeUTF(place.sortedBy());
            out.writeUTF(place.id());
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written", impossible);
        }
        return content.toByteArray();
    }

    private static Place place(byte[] content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            return new Place(in.readUTF(), in.readUTF());
        } catch (IOException broken) {
            throw new IllegalStateException("a token with our seal does not hold what we write", broken);
        }
    }
}
