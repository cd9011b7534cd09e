package io.opengse.server;

import io.opengse.engine.Engine;
import io.opengse.server.access.AccessBook;
import io.opengse.server.access.AccessOffice;
import io.opengse.server.access.Account;
import io.opengse.server.access.AuditTrail;
import io.opengse.server.access.RateLimits;
import io.opengse.server.api.Guard;
import java.time.Duration;

/** Who may call, who changes that, and who takes it down; put together while the server starts. */
record Gatehouse(Guard guard, AccessOffice office, AuditTrail trail, AccessBook book) {
    private static final Duration AUDIT = Duration.ofMillis(200);
    private static final Duration TIDY = Duration.ofMinutes(10);

    static Gatehouse open(
            ServerSettings settings, Engine engine, Server.Sources sources, Server.Keys keys, OpenedParts parts) {
        Account account =
                new Account(settings.engine().region(), settings.engine().account());
        AccessBook book = new AccessBook(engine.policies(), keys.seal(), keys.credentials(), account, sources.clock());
        AuditTrail trail =
                parts.opened(new AuditTrail(engine.audits(), settings.access().audit()));
        parts.opened(Rounds.of("audit", AUDIT, trail::flush));
        parts.opened(Rounds.of("tidy audit", TIDY, trail::trim));
        RateLimits limits = new RateLimits(settings.access().rates(), sources.clock());
        AccessOffice office = new AccessOffice(
                engine.access(),
                engine.policies(),
                book,
                new AccessOffice.Secrets(keys.seal(), sources.random()),
                account);
        return new Gatehouse(new Guard(book, limits, trail, account, sources.clock()), office, trail, book);
    }
}
