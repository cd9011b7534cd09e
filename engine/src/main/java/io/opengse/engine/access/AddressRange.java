package io.opengse.engine.access;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range of IPv4 or IPv6 addresses, written as one of them and how many leading bits they share: 10.1.0.0/16. */
public final class AddressRange {
    private static final Pattern FOUR_PARTS = Pattern.compile("[0-9]{1,3}([.][0-9]{1,3}){3}");

    private final String text;
    private final byte[] address;
    private final int bits;

    private AddressRange(String text, byte[] address, int bits) {
        this.text = text;
        this.address = address;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException when it is written otherwise; never looks up a name */
    public static AddressRange of(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("is no address");
        }
        int most = address.length * Byte.SIZE;
        if (slash < 0) {
            return new AddressRange(text, address, most);
        }
        String digits = text.substring(slash + 1);
        int bits = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("has no number of bits from 0 to " + most + " after the slash");
        }
        return new AddressRange(text, address, bits);
    }

    /** False for what is no address, and for one of the other kind. */
    boolean has(String other) {
        byte[] given = bytes(other);
        return given != null && given.length == address.length && Arrays.equals(masked(given), masked(address));
    }

    private byte[] masked(byte[] whole) {
        byte[] kept = new byte[whole.length];
        for (int at = 0; at < whole.length; at++) {
            int wanted = Math.clamp(bits - at * Byte.SIZE, 0, Byte.SIZE);
            kept[at] = (byte) (whole[at] & 0xFF << Byte.SIZE - wanted);
        }
        return kept;
    }

    /** The JDK also reads 10.1 as 10.0.0.1, which nobody who writes a policy means. */
    private static byte @Nullable [] bytes(String text) {
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        if (!plain.contains(":") && !FOUR_PARTS.matcher(plain).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(plain).getAddress();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressRange range && bits == range.bits && Arrays.equals(address, range.address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(address), bits);
    }

    @Override
    public String toString() {
        return text;
    }
}
