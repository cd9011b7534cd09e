package io.opengse.engine.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.scaling.PolicyRule.TargetBased;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The session buffer, with every number the guides publish (behaviour.md 9.2, A9). */
class SessionBufferTest {
    /** 10 processes per instance, 30 %: at exactly 30 % nothing happens, the 8th session scales out, 6 scale in again. */
    @ParameterizedTest
    @CsvSource({"0, 1", "6, 1", "7, 1", "8, 2", "14, 2", "15, 3"})
    void tenProcessesPerInstanceKeepThirtyPercentFree(int sessions, int instances) {
        assertThat(new TargetBased(30).instancesFor(sessions, 10)).isEqualTo(instances);
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "6, 2"})
    void tenProcessesPerInstanceKeepHalfFree(int sessions, int instances) {
        assertThat(new TargetBased(50).instancesFor(sessions, 10)).isEqualTo(instances);
    }

    /** One process per instance: one session needs a second instance, none needs one and not zero. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "3, 6"})
    void oneProcessPerInstanceKeepsHalfFree(int sessions, int instances) {
        assertThat(new TargetBased(50).instancesFor(sessions, 1)).isEqualTo(instances);
    }

    /** "Reserve 10 % of 100": 90 sessions leave exactly that, the 91st does not. */
    @ParameterizedTest
    @CsvSource({"90, 10", "91, 11", "81, 9", "82, 10"})
    void tenPercentOfAHundredStayFree(int sessions, int instances) {
        assertThat(new TargetBased(10).instancesFor(sessions, 10)).isEqualTo(instances);
    }

    @Test
    void noAnswerEverLeavesLessFreeThanAskedForNorOneInstanceTooMany() {
        for (int percent = 1; percent <= 99; percent++) {
            TargetBased target = new TargetBased(percent);
            for (int processes : new int[] {1, 3, 10, 50}) {
                for (int sessions = 1; sessions <= 120; sessions++) {
                    long instances = target.instancesFor(sessions, processes);
                    assertThat(freePermil(instances, processes, sessions)).isGreaterThanOrEqualTo(percent * 10.0);
                    assertThat(freePermil(instances - 1, processes, sessions)).isLessThan(percent * 10.0);
                }
            }
        }
    }

    @Test
    void theLargestNumbersDoNotOverflow() {
        assertThat(new TargetBased(99).instancesFor(Integer.MAX_VALUE, 1)).isEqualTo(100L * Integer.MAX_VALUE);
    }

    private static double freePermil(long instances, int processes, int sessions) {
        long slots = instances * processes;
        return slots == 0 ? -1 : 1000.0 * (slots - sessions) / slots;
    }
}
