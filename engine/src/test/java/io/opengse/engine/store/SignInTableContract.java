package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.visit.SignIn;
import io.opengse.engine.visit.SignInTable;
import io.opengse.engine.visit.SignIns;
import io.opengse.engine.visit.Ticket;
import io.opengse.engine.visit.TicketTable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the tables of sign-ins and of one-time links. */
public interface SignInTableContract extends StoreUnderTest {
    private static SignIn signIn(String id, Instant begun, Instant seen) {
        return new SignIn(id, "AKID1", begun, seen, "");
    }

    @Test
    default void aSignInIsAsItWasWrittenLast() {
        SignIn noticed = new SignIn("a", "AKID1", NOON, NOON.plusSeconds(7), "sealed");
        change(SignInTable.class, table -> {
            table.put(signIn("a", NOON, NOON));
            table.put(signIn("b", NOON, NOON));
            table.put(noticed);
        });

        assertThat(one(SignInTable.class, table -> table.find("a"))).contains(noticed);
        assertThat(count(SignInTable.class, SignInTable::count)).isEqualTo(2);
        assertThat(one(SignInTable.class, SignInTable::oldest)).contains(signIn("b", NOON, NOON));
    }

    @Test
    default void aSignInThatEndedIsGone() {
        change(SignInTable.class, table -> table.put(signIn("a", NOON, NOON)));

        boolean first = write(SignInTable.class, table -> table.remove("a"));
        boolean second = write(SignInTable.class, table -> table.remove("a"));

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(one(SignInTable.class, table -> table.find("a"))).isEmpty();
    }

    @Test
    default void signInsThatBeganOrWereSeenTooLongAgoAreForgotten() {
        change(SignInTable.class, table -> {
            table.put(signIn("early", NOON.minusSeconds(1), NOON));
            table.put(signIn("idle", NOON, NOON.minusSeconds(1)));
            table.put(signIn("here", NOON, NOON));
            table.trim(NOON, NOON);
        });

        assertThat(count(SignInTable.class, SignInTable::count)).isEqualTo(1);
        assertThat(one(SignInTable.class, table -> table.find("here"))).isPresent();
    }

    @Test
    default void aLinkWorksOnce() {
        SignIns signIns = new SignIns(store());
        Ticket ticket = new Ticket("a", "AKID1", NOON.plusSeconds(60));
        signIns.issue(ticket, NOON);

        assertThat(signIns.redeem("a")).contains(ticket);
        assertThat(signIns.redeem("a")).isEmpty();
        assertThat(signIns.redeem("none")).isEmpty();
    }

    @Test
    default void linksThatWorkNoLongerAreForgottenWithTheNext() {
        SignIns signIns = new SignIns(store());
        signIns.issue(new Ticket("old", "AKID1", NOON), NOON.minus(Duration.ofMinutes(15)));
        signIns.issue(new Ticket("new", "AKID1", NOON.plusSeconds(1)), NOON);

        assertThat(count(TicketTable.class, TicketTable::count)).isEqualTo(1);
    }

    @Test
    default void aSentenceIsTakenOnce() {
        SignIns signIns = new SignIns(store());
        signIns.begin(signIn("a", NOON, NOON), NOON, NOON);
        signIns.leave("a", "first");
        signIns.leave("a", "second");

        assertThat(signIns.takeNotice("a", "first")).isFalse();
        assertThat(signIns.takeNotice("a", "second")).isTrue();
        assertThat(signIns.takeNotice("a", "second")).isFalse();
    }

    @Test
    default void whoIsSeenAfterTheEndStaysOut() {
        SignIns signIns = new SignIns(store());
        signIns.begin(signIn("a", NOON, NOON), NOON, NOON);
        signIns.end("a");

        signIns.seen("a", NOON.plusSeconds(1));

        assertThat(signIns.find("a")).isEmpty();
    }
}
