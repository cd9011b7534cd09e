package io.opengse.server.access;

import io.opengse.engine.Engine;
import io.opengse.server.api.Guard;
import io.opengse.server.credential.Credentials;
import io.opengse.server.credential.SecretSeal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Everything about access over one engine, as a server has it. */
public record OpenGate(Guard guard, AccessOffice office, AccessBook book, AuditTrail trail, SecretSeal seal) {
    public static final Account ACCOUNT = new Account("local", "100000000001");

    public static OpenGate over(Engine engine, Path folder, Credentials root, InstantSource clock) {
        try {
            Files.createDirectories(folder);
            SecureRandom random = new SecureRandom();
            SecretSeal seal = SecretSeal.open(folder.resolve("access.key"), random);
            AccessBook book = new AccessBook(engine.policies(), seal, root, ACCOUNT, clock);
            AuditTrail trail = new AuditTrail(engine.audits(), AuditTrail.Bounds.STANDARD);
            AccessOffice office = new AccessOffice(
                    engine.access(), engine.policies(), book, new AccessOffice.Secrets(seal, random), ACCOUNT);
            RateLimits limits = new RateLimits(RateLimits.Rates.STANDARD, clock);
            return new OpenGate(new Guard(book, limits, trail, ACCOUNT, clock), office, book, trail, seal);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
