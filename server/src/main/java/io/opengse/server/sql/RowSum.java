package io.opengse.server.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/** A checksum of rows that is the same in whatever order they come, and in whatever database they are. */
final class RowSum {
    private final MessageDigest digest;
    private long rows;
    private long sum;

    RowSum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    void add(ResultSet row, int columns) throws SQLException {
        for (int column = 1; column <= columns; column++) {
            String text = row.getString(column);
            byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            // The length keeps "a", "bc" from being "ab", "c"; -1 keeps null from being an empty text.
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text == null ? -1 : bytes.length));
            digest.update(bytes);
        }
        rows++;
        sum += ByteBuffer.wrap(digest.digest()).getLong();
    }

    long rows() {
        return rows;
    }

    String text() {
        return HexFormat.of().toHexDigits(sum);
    }

    boolean same(RowSum other) {
        return rows == other.rows && sum == other.sum;
    }
}
