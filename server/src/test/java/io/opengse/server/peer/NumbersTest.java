package io.opengse.server.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    private final Numbers numbers = new Numbers();

    @Test
    void aNumberIsTakenOnce() {
        assertThat(numbers.take(1)).isTrue();
        assertThat(numbers.take(1)).isFalse();
    }

    @Test
    void numbersMayOvertakeEachOther() {
        assertThat(numbers.take(7)).isTrue();
        assertThat(numbers.take(3)).isTrue();
        assertThat(numbers.take(3)).isFalse();
        assertThat(numbers.take(7)).isFalse();
        assertThat(numbers.take(8)).isTrue();
    }

    @Test
    void whatIsOlderThanTheWindowCountsAsTaken() {
        assertThat(numbers.take(20_000)).isTrue();
        assertThat(numbers.take(20_000 - (1 << 14))).isFalse();
        assertThat(numbers.take(20_000 - (1 << 14) + 1)).isTrue();
    }

    @Test
    void aLeapForgetsNothingThatIsStillInTheWindow() {
        assertThat(numbers.take(5)).isTrue();
        assertThat(numbers.take(5 + (1 << 14) - 1)).isTrue();
        assertThat(numbers.take(5)).isFalse();
        assertThat(numbers.take(6)).isTrue();
        assertThat(numbers.take(1_000_000_000)).isTrue();
        assertThat(numbers.take(1_000_000_000)).isFalse();
        assertThat(numbers.take(6)).isFalse();
    }

    @Test
    void noNumberIsNoneOfAQuestion() {
        assertThat(numbers.take(0)).isFalse();
        assertThat(numbers.take(-1)).isFalse();
    }
}
