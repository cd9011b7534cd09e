package io.opengse.server.credential;

import java.util.random.RandomGenerator;

/** Letters and digits nobody can guess, when the generator is a strong one. */
final class RandomText {
    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private RandomText() {}

    static String of(int length, RandomGenerator random) {
        StringBuilder text = new StringBuilder(length);
        for (int sign = 0; sign < length; sign++) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }
}
