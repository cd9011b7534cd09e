package io.opengse.server;

import io.opengse.engine.Engine;
import io.opengse.server.access.AccessBook;
import io.opengse.server.access.AccessOffice;
import io.opengse.server.access.Account;
import io.opengse.server.access.AuditTrail;
import io.opengse.server.access.RateLimits;
import io.opengse.server.api.Guard;
import io.opengse.server.credential.Credentials;
import io.opengse.server.credential.SecretSeal;
import java.io.IOException;
import java.time.Duration;

/** Who may call, who changes that, and who takes it down; put together while the server starts. */
record Gatehouse(Guard guard, AccessOffice office, AuditTrail trail) {
    private static final Duration AUDIT = Duration.ofMillis(200);
    private static final Duration TIDY = Duration.ofMinutes(10);

    /** @throws IOException when the key that secrets are sealed with can be neither read nor made */
    static Gatehouse open(
            ServerSettings settings, Engine engine, Server.Sources sources, Credentials root, OpenedParts parts)
            throws IOException {
        SecretSeal seal = SecretSeal.open(settings.data().resolve("access.key"), sources.random());
        Account account =
                new Account(settings.engine().region(), settings.engine().account());
        AccessBook book = new AccessBook(engine.policies(), seal, root, account, sources.clock());
        AuditTrail trail =
                parts.opened(new AuditTrail(engine.audits(), settings.access().audit()));
        parts.opened(Rounds.of("audit", AUDIT, trail::flush));
        parts.opened(Rounds.of("tidy audit", TIDY, trail::trim));
        RateLimits limits = new RateLimits(settings.access().rates(), sources.clock());
        AccessOffice office = new AccessOffice(
                engine.access(), engine.policies(), book, new AccessOffice.Secrets(seal, sources.random()), account);
        return new Gatehouse(new Guard(book, limits, trail, account, sources.clock()), office, trail);
    }
}
