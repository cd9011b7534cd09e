package io.opengse.engine.process;

import static io.opengse.engine.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.Samples;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.ProtectionPolicy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProtectionRulesTest {
    private static final Grace GRACE = new Grace(Duration.ofMinutes(5), Duration.ofSeconds(10));

    @Test
    void anIdleProcessHasTheShortGraceWhateverThePolicy() {
        for (ProtectionPolicy policy : ProtectionPolicy.values()) {
            assertThat(ProtectionRules.sentence(Samples.protection(policy), false, GRACE, NOW))
                    .isEqualTo(Sentence.at(NOW.plusSeconds(10)));
        }
    }

    @Test
    void withoutProtectionAGameHasFiveMinutes() {
        assertThat(hosting(ProtectionPolicy.NO_PROTECTION)).isEqualTo(Sentence.at(NOW.plusSeconds(300)));
    }

    @Test
    void aTimeLimitIsTheFleetsLimit() {
        assertThat(hosting(ProtectionPolicy.TIME_LIMIT_PROTECTION)).isEqualTo(Sentence.at(NOW.plusSeconds(3600)));
    }

    @Test
    void fullProtectionNeverKillsAndShowsTheLimit() {
        assertThat(hosting(ProtectionPolicy.FULL_PROTECTION)).isEqualTo(new Sentence(null, NOW.plusSeconds(3600)));
    }

    @Test
    void fullProtectionWithoutALimitShowsAFarFuture() {
        Protection unlimited = new Protection(ProtectionPolicy.FULL_PROTECTION, Duration.ZERO);

        Instant shown = ProtectionRules.sentence(unlimited, true, GRACE, NOW).shown();

        assertThat(shown).isEqualTo(NOW.plus(Duration.ofDays(3650)));
    }

    private static Sentence hosting(ProtectionPolicy policy) {
        return ProtectionRules.sentence(Samples.protection(policy), true, GRACE, NOW);
    }
}
