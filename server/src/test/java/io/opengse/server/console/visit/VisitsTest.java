package io.opengse.server.console.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.MovableClock;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.visit.SignIn;
import io.opengse.engine.visit.SignIns;
import io.opengse.server.credential.SecretSeal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisitsTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SignIns signIns = new SignIns(new MemoryStore());

    @TempDir
    private Path folder;

    private Visits visits;
    private Visits elsewhere;

    @BeforeEach
    void open() throws IOException {
        visits = server(1);
        elsewhere = server(2);
    }

    /** One server of the store. */
    private Visits server(int seed) throws IOException {
        SecretSeal seal = SecretSeal.open(folder.resolve("access.key"), new Random(seed));
        Visits.Limits limits = new Visits.Limits(Duration.ofMinutes(30), Duration.ofHours(2));
        return new Visits(signIns, seal, limits, clock, new Random(seed));
    }

    @Test
    void aCookieIsItsVisitor() {
        String cookie = visits.begin("AKID1");

        assertThat(visits.enter(cookie)).map(Visit::secretId).contains("AKID1");
        assertThat(visits.enter("made up")).isEmpty();
    }

    @Test
    void aVisitOfOneServerIsOneOfTheOther() {
        String cookie = visits.begin("AKID1");

        assertThat(elsewhere.enter(cookie)).isEqualTo(visits.enter(cookie)).isPresent();
    }

    @Test
    void aVisitThatEndsAtOneServerEndsAtTheOther() {
        String cookie = visits.begin("AKID1");
        elsewhere.end(cookie);

        assertThat(visits.enter(cookie)).isEmpty();
    }

    @Test
    void whatIsDoneAtOneServerKeepsAVisitAliveAtTheOther() {
        String cookie = visits.begin("AKID1");
        clock.move(Duration.ofMinutes(20));
        assertThat(elsewhere.enter(cookie)).isPresent();
        clock.move(Duration.ofMinutes(20));

        assertThat(visits.enter(cookie)).isPresent();
    }

    @Test
    void aSentenceLeftAtOneServerIsReadOnceAtTheOther() {
        String cookie = visits.begin("AKID1");
        visits.leave(visits.enter(cookie).orElseThrow(), "SecretKey 4711");
        Visit seen = elsewhere.enter(cookie).orElseThrow();

        assertThat(elsewhere.takeNotice(seen)).isEqualTo("SecretKey 4711");
        assertThat(visits.takeNotice(seen)).isEmpty();
        assertThat(elsewhere.takeNotice(elsewhere.enter(cookie).orElseThrow())).isEmpty();
    }

    @Test
    void theStoreHoldsNeitherTheCookieNorTheTokenNorTheSentence() {
        String cookie = visits.begin("AKID1");
        Visit visit = visits.enter(cookie).orElseThrow();
        visits.leave(visit, "SecretKey 4711");

        String kept = signIns.find(visit.id()).orElseThrow().toString();
        assertThat(kept).doesNotContain(cookie).doesNotContain(visit.csrf()).doesNotContain("4711");
        assertThat(elsewhere.enter(visit.id())).isEmpty();
    }

    @Test
    void aPageCostsNoWriteButNowAndThen() {
        String cookie = visits.begin("AKID1");
        Instant begun = clock.instant();
        clock.move(Duration.ofSeconds(59));
        visits.enter(cookie);
        String id = visits.enter(cookie).orElseThrow().id();

        assertThat(signIns.find(id)).map(SignIn::seen).contains(begun);
        clock.move(Duration.ofSeconds(1));
        visits.enter(cookie);
        assertThat(signIns.find(id)).map(SignIn::seen).contains(clock.instant());
    }

    @Test
    void visitsThatAreOverAreForgottenWithTheNextSignIn() {
        String id = visits.enter(visits.begin("AKID1")).orElseThrow().id();
        clock.move(Duration.ofMinutes(31));
        assertThat(signIns.find(id)).isPresent();

        visits.begin("AKID2");

        assertThat(signIns.find(id)).isEmpty();
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
        Tickets tickets = new Tickets(signIns, clock, new Random(2));
        Tickets others = new Tickets(signIns, clock, new Random(3));
        String first = tickets.issue("AKID1");
        String second = tickets.issue("AKID1");

        assertThat(others.redeem(first)).contains("AKID1");
        assertThat(tickets.redeem(first)).isEmpty();
        clock.move(Tickets.LIFETIME);
        assertThat(tickets.redeem(second)).isEmpty();
    }
}
