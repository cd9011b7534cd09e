package io.opengse.agent.loop;

import java.util.random.RandomGenerator;

/** Makes our own process ids: "proc-" and 16 characters of base 36, about 83 random bits. */
final class ProcessIds {
    private static final int LENGTH = 16;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final RandomGenerator random;

    ProcessIds(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        StringBuilder id = new StringBuilder("proc-");
        for (int digit = 0; digit < LENGTH; digit++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }
}
