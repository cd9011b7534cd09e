package io.opengse.server.blob;

import java.util.regex.Pattern;

/** What a blob may be called in every kind of store. */
final class BlobKeys {
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*(/[a-zA-Z0-9][a-zA-Z0-9._-]*)*");
    private static final int LONGEST = 512;

    private BlobKeys() {}

    static boolean fits(String text) {
        return text.length() <= LONGEST && KEY.matcher(text).matches();
    }

    static String required(String key) {
        if (!fits(key)) {
            throw new IllegalArgumentException("\"" + key + "\" cannot name a blob");
        }
        return key;
    }
}
