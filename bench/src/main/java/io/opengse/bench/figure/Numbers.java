package io.opengse.bench.figure;

import java.util.Locale;

/** Three significant digits, for people. */
final class Numbers {
    private static final int WHOLE_FROM = 100;
    private static final int TENTHS_FROM = 10;

    private Numbers() {}

    static String plain(double number) {
        if (number == Math.rint(number) || Math.abs(number) >= WHOLE_FROM) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        return String.format(Locale.ROOT, Math.abs(number) >= TENTHS_FROM ? "%.1f" : "%.2f", number);
    }
}
