package io.opengse.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private final RateLimits limits = new RateLimits(RateLimits.Rates.STANDARD, () -> now);

    @Test
    void aSecondHoldsAsManyCallsAsTheRateSays() {
        assertThat(taken("a", "ListFleets", 50)).isEqualTo(20);
        assertThat(taken("a", "CreateGameServerSession", 2000)).isEqualTo(1000);
    }

    @Test
    void theBucketFillsEvenly() {
        taken("a", "ListFleets", 20);

        now = now.plusMillis(50);
        assertThat(taken("a", "ListFleets", 9)).isEqualTo(1);
        now = now.plusMillis(500);
        assertThat(taken("a", "ListFleets", 99)).isEqualTo(10);
        now = now.plusSeconds(60);
        assertThat(taken("a", "ListFleets", 99)).isEqualTo(20);
    }

    @Test
    void credentialsAndActionsCountApart() {
        taken("a", "ListFleets", 20);

        assertThat(taken("b", "ListFleets", 1)).isEqualTo(1);
        assertThat(taken("a", "DescribeAlias", 1)).isEqualTo(1);
    }

    @Test
    void zeroIsNoLimit() {
        RateLimits none = new RateLimits(new RateLimits.Rates(0, 0), () -> now);

        for (int call = 0; call < 5000; call++) {
            assertThat(none.take("a", "ListFleets")).isTrue();
        }
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOut() {
        taken("a", "ListFleets", 20);

        now = now.minusSeconds(3600);

        assertThat(taken("a", "ListFleets", 99)).isEqualTo(20);
    }

    @Test
    void manyPairsAreForgottenAgain() {
        for (int credential = 0; credential < 60_000; credential++) {
            limits.take("a" + credential, "ListFleets");
            now = now.plusMillis(1);
        }

        assertThat(limits.size()).isLessThan(25_000);
    }

    private int taken(String credential, String action, int calls) {
        int taken = 0;
        for (int call = 0; call < calls; call++) {
            taken += limits.take(credential, action) ? 1 : 0;
        }
        return taken;
    }
}
