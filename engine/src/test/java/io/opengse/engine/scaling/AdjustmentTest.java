package io.opengse.engine.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustmentTest {
    @ParameterizedTest
    @CsvSource({
        "CHANGE_IN_CAPACITY, 3, 10, 13",
        "CHANGE_IN_CAPACITY, -3, 10, 7",
        "CHANGE_IN_CAPACITY, -3, 1, -2",
        "CHANGE_IN_CAPACITY, 0, 4, 4",
        "EXACT_CAPACITY, 5, 10, 5",
        "EXACT_CAPACITY, 0, 10, 0",
        // The guides' own: 20 % of 10 instances are 2 more, -10 % are 1 fewer.
        "PERCENT_CHANGE_IN_CAPACITY, 20, 10, 12",
        "PERCENT_CHANGE_IN_CAPACITY, -10, 10, 9",
        "PERCENT_CHANGE_IN_CAPACITY, -30, 10, 7",
        // Away from zero, and at least 1.
        "PERCENT_CHANGE_IN_CAPACITY, 20, 11, 14",
        "PERCENT_CHANGE_IN_CAPACITY, -20, 11, 8",
        "PERCENT_CHANGE_IN_CAPACITY, 1, 3, 4",
        "PERCENT_CHANGE_IN_CAPACITY, -1, 3, 2",
        "PERCENT_CHANGE_IN_CAPACITY, 50, 0, 1",
        "PERCENT_CHANGE_IN_CAPACITY, 0, 10, 10",
    })
    void anAdjustmentIsApplied(AdjustmentType type, int amount, int before, int after) {
        assertThat(new Adjustment(type, amount).applied(before)).isEqualTo(after);
    }
}
