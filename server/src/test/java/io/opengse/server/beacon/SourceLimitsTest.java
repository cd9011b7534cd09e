package io.opengse.server.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.MovableClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceLimitsTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SourceLimits limits = new SourceLimits(20, clock, 7);

    @Test
    void aSourceMayUseASecondsWorthAtOnce() throws Exception {
        assertThat(admitted("192.0.2.1", 100)).isBetween(20, 21);
        assertThat(admitted("192.0.2.1", 100)).isZero();
    }

    @Test
    void afterwardsItIsAnsweredAtItsRate() throws Exception {
        admitted("192.0.2.1", 100);
        int answered = 0;
        for (int tenth = 0; tenth < 100; tenth++) {
            clock.move(Duration.ofMillis(100));
            answered += admitted("192.0.2.1", 50);
        }

        assertThat(answered).isBetween(199, 201);
    }

    @Test
    void anotherSourceIsNotKeptWaiting() throws Exception {
        admitted("192.0.2.1", 100);

        assertThat(admitted("192.0.2.2", 1)).isEqualTo(1);
    }

    @Test
    void allAddressesOfOneIpv6NetworkAreOneSource() throws Exception {
        admitted("2001:db8::1", 100);

        assertThat(admitted("2001:db8::ffff", 1)).isZero();
        assertThat(admitted("2001:db8:0:1::1", 1)).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyWaiting() throws Exception {
        admitted("192.0.2.1", 100);
        clock.move(Duration.ofHours(-1));

        assertThat(admitted("192.0.2.1", 1)).isEqualTo(1);
    }

    private int admitted(String source, int attempts) throws UnknownHostException {
        int admitted = 0;
        for (int attempt = 0; attempt < attempts; attempt++) {
            admitted += limits.admits(InetAddress.getByName(source)) ? 1 : 0;
        }
        return admitted;
    }
}
