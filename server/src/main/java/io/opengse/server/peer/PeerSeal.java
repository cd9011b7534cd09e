package io.opengse.server.peer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what servers of one database say to each other, with AES-256-GCM and a key that they alone have: nobody between
 * them can read it, change it, or say it in their place, whatever it travels through. Must never seal two things of one
 * direction under the same {@link Envelope}: whoever numbers envelopes counts, and whoever answers answers each once.
 */
final class PeerSeal {
    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;

    /** Which way something goes; it is part of what is sealed. */
    enum Direction {
        QUESTION,
        ANSWER
    }

    /**
     * What belongs to one question and its answer.
     *
     * @param from id of the server that asks: one of its life, of which no other has the same
     * @param to id of the server that is asked
     * @param number rises with each question of the first
     */
    record Envelope(String from, String to, long number) {}

    private final SecretKeySpec key;

    PeerSeal(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    byte[] seal(Envelope envelope, Direction direction, byte[] text) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, envelope, direction).doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    /** Empty when it was sealed with another key, for another envelope or direction, or was changed since. */
    Optional<byte[]> open(Envelope envelope, Direction direction, byte[] sealed) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, envelope, direction).doFinal(sealed));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    /** The key is that of two lives of servers, so a number that rises is as good as a random one. */
    private Cipher cipher(int mode, Envelope envelope, Direction direction) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        byte[] pair = mac.doFinal((envelope.from + "\n" + envelope.to).getBytes(StandardCharsets.UTF_8));
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES)
                .putInt(direction == Direction.QUESTION ? 0 : 1)
                .putLong(envelope.number)
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(pair, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
