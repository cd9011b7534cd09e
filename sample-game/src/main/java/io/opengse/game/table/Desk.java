package io.opengse.game.table;

import io.opengse.game.player.Visitor;
import io.opengse.game.sdk.GseLink;
import io.opengse.game.sdk.GseRefused;
import java.io.PrintStream;
import java.util.Optional;

/** Does the table's business with GSE: tickets in, players out, session over, process ending. */
final class Desk {
    private final GseLink gse;
    private final PrintStream console;

    Desk(GseLink gse, PrintStream console) {
        this.gse = gse;
        this.console = console;
    }

    /** The player of this ticket; nobody, and the visitor is sent away, when GSE does not accept it. */
    Optional<Player> admit(Session session, Visitor visitor, String ticket) {
        try {
            gse.accept(session.id(), ticket);
            console.println("GSE has accepted " + ticket);
            return Optional.of(new Player(name(session, ticket), ticket, visitor));
        } catch (GseRefused refused) {
            console.println("refused a player: " + refused.getMessage());
            visitor.dismiss("Sorry, this ticket does not let you in: " + refused.getMessage());
            return Optional.empty();
        }
    }

    /** An accepted player plays, under their ticket if GSE does not say their name just now. */
    private String name(Session session, String ticket) {
        try {
            return gse.playerId(session.id(), ticket).orElse(ticket);
        } catch (GseRefused refused) {
            console.println("GSE refused: " + refused.getMessage());
            return ticket;
        }
    }

    void removed(Session session, String ticket) {
        say(() -> gse.remove(session.id(), ticket), "GSE has removed " + ticket);
    }

    void seats(int taken, int seats) {
        say(() -> gse.reportSeats(taken, seats), "GSE has noted " + taken + " of " + seats + " seats");
    }

    /** @return false if GSE did not hear it: then this process must not be given another session */
    boolean over(Session session) {
        return say(() -> gse.terminateSession(session.id()), "GSE has ended " + session.id());
    }

    void ending() {
        say(gse::processEnding, "GSE lets this process end");
    }

    /** What GSE has acknowledged is printed, and only then: what is said to have happened can be looked up. */
    private boolean say(Saying saying, String acknowledged) {
        try {
            saying.to();
            console.println(acknowledged);
            return true;
        } catch (GseRefused refused) {
            console.println("GSE refused: " + refused.getMessage());
            return false;
        }
    }

    /** A call whose refusal changes nothing for us. */
    private interface Saying {
        void to() throws GseRefused;
    }
}
