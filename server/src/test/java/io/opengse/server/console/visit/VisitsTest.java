package io.opengse.server.console.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VisitsTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final Visits visits =
            new Visits(new Visits.Limits(Duration.ofMinutes(30), Duration.ofHours(2)), clock, new Random(1));

    @Test
    void aCookieIsItsVisitor() {
        String cookie = visits.begin("AKID1");

        assertThat(visits.enter(cookie)).map(Visit::secretId).contains("AKID1");
        assertThat(visits.enter("made up")).isEmpty();
    }

    @Test
    void whoDoesNothingIsOut() {
        String cookie = visits.begin("AKID1");

        clock.move(Duration.ofMinutes(30));

        assertThat(visits.enter(cookie)).isEmpty();
    }

    @Test
    void anOpenStreamIsNoSignOfLife() {
        String cookie = visits.begin("AKID1");

        clock.move(Duration.ofMinutes(20));
        assertThat(visits.look(cookie)).isPresent();
        clock.move(Duration.ofMinutes(10));

        assertThat(visits.look(cookie)).isEmpty();
    }

    @Test
    void whoIsBusyIsOutInTheEndToo() {
        String cookie = visits.begin("AKID1");

        for (int time = 0; time < 5; time++) {
            clock.move(Duration.ofMinutes(20));
            assertThat(visits.enter(cookie)).isPresent();
        }
        clock.move(Duration.ofMinutes(20));

        assertThat(visits.enter(cookie)).isEmpty();
    }

    @Test
    void aTicketIsGoodOnceAndForAWhile() {
        Tickets tickets = new Tickets(clock, new Random(2));
        String first = tickets.issue("AKID1");
        String second = tickets.issue("AKID1");

        assertThat(tickets.redeem(first)).contains("AKID1");
        assertThat(tickets.redeem(first)).isEmpty();
        clock.move(Tickets.LIFETIME);
        assertThat(tickets.redeem(second)).isEmpty();
    }
}
