package io.opengse.engine.scaling;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * When a rule based policy acts.
 *
 * @param threshold a finite number
 * @param minutes at how many evaluations in a row, one a minute, it must hold; 1 or more
 */
public record Condition(Metric metric, Comparison comparison, double threshold, int minutes) {
    /** In words, e.g. "AvailableGameServerSessions < 5 for 3 minutes". */
    public String words() {
        return metric.wireName() + " " + comparison.sign() + " " + plain(threshold) + " for " + minutes
                + (minutes == 1 ? " minute" : " minutes");
    }

    /** A number as people write it: 15 and not 15.0. */
    public static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** The same with at most two decimals, for values that were measured. */
    static String rounded(double number) {
        BigDecimal cut = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
        return cut.stripTrailingZeros().toPlainString();
    }
}
