package io.opengse.engine.visit;

import io.opengse.engine.store.Store;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps who is signed in to the console, and the one-time links to it, for all servers of the store. Asked by the console,
 * which alone knows the secret texts and says how long a sign-in lasts; must never see such a text.
 */
public final class SignIns {
    /** Whoever was seen the longest ago goes for the one that would be more. */
    public static final int MOST = 10_000;

    /** With one more all go: nobody makes so many by hand. */
    public static final int MOST_TICKETS = 1000;

    private final Store store;

    public SignIns(Store store) {
        this.store = store;
    }

    /** Costs a read of one row, and never a write. */
    public Optional<SignIn> find(String id) {
        return store.read(transaction -> SignInTable.in(transaction).find(id));
    }

    /**
     * Somebody signs in.
     *
     * @param begun others that began before are over
     * @param seen others that were seen last before are over
     */
    public void begin(SignIn fresh, Instant begun, Instant seen) {
        store.write(transaction -> {
            SignInTable table = SignInTable.in(transaction);
            table.trim(begun, seen);
            if (table.count() >= MOST) {
                table.oldest().ifPresent(oldest -> table.remove(oldest.id()));
            }
            table.put(fresh);
            return fresh;
        });
    }

    /** A request of it came; nothing happens when it has ended meanwhile. */
    public void seen(String id, Instant now) {
        store.write(transaction -> {
            SignInTable table = SignInTable.in(transaction);
            table.find(id).filter(found -> found.seen().isBefore(now)).ifPresent(found -> table.put(found.seenAt(now)));
            return id;
        });
    }

    /** Ends it at every server: from now on nobody finds it. */
    public void end(String id) {
        store.write(transaction -> SignInTable.in(transaction).remove(id));
    }

    /** Leaves a sealed sentence for its next page, in the place of an older one. */
    public void leave(String id, String notice) {
        store.write(transaction -> {
            SignInTable table = SignInTable.in(transaction);
            table.find(id).ifPresent(found -> table.put(found.noticing(notice)));
            return id;
        });
    }

    /** Whether this sentence was still to be shown; it is not any more. */
    public boolean takeNotice(String id, String notice) {
        return store.write(transaction -> {
            SignInTable table = SignInTable.in(transaction);
            Optional<SignIn> left =
                    table.find(id).filter(found -> found.notice().equals(notice));
            left.ifPresent(found -> table.put(found.noticing("")));
            return left.isPresent();
        });
    }

    /** A link is given out; those that end at {@code now} or earlier go. */
    public void issue(Ticket fresh, Instant now) {
        store.write(transaction -> {
            TicketTable table = TicketTable.in(transaction);
            table.trim(table.count() >= MOST_TICKETS ? fresh.until() : now);
            table.put(fresh);
            return fresh;
        });
    }

    /** The link is followed: whose it is, at the first server that asks; empty when it was used, or never given out. */
    public Optional<Ticket> redeem(String id) {
        if (store.read(transaction -> TicketTable.in(transaction).find(id)).isEmpty()) {
            return Optional.empty();
        }
        return store.write(transaction -> {
            TicketTable table = TicketTable.in(transaction);
            Optional<Ticket> found = table.find(id);
            table.remove(id);
            return found;
        });
    }
}
