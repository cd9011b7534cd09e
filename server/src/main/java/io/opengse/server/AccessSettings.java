package io.opengse.server;

import io.opengse.server.access.AuditTrail;
import io.opengse.server.access.RateLimits;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.time.Duration;
import java.util.List;

/** The settings of access: how often credentials may call, and which calls are taken down. See docs/access.md. */
public record AccessSettings(RateLimits.Rates rates, AuditTrail.Bounds audit) {
    public static final AccessSettings STANDARD =
            new AccessSettings(RateLimits.Rates.STANDARD, AuditTrail.Bounds.STANDARD);

    private static final int HIGHEST_RATE = 1_000_000;

    private static final Setting<Long> USUAL = Setting.number(
            "api-rate",
            RateLimits.Rates.STANDARD.usual(),
            0,
            HIGHEST_RATE,
            "How often a second one credential may call one action; 0 = no limit. The root has none.");
    private static final Setting<Long> FREQUENT = Setting.number(
            "api-session-rate",
            RateLimits.Rates.STANDARD.frequent(),
            0,
            HIGHEST_RATE,
            "The same for creating, joining and searching sessions and describing players.");
    private static final Setting<AuditTrail.Scope> SCOPE = Setting.choice(
            "audit",
            AuditTrail.Scope.ALL,
            AuditTrail.Scope.class,
            "Which calls of the API the audit log keeps: all, only those that may change something, or none.");
    private static final Setting<Duration> HISTORY = Setting.duration(
            "audit-history",
            "30d",
            Duration.ofMinutes(1),
            Duration.ofDays(3650),
            "How long the audit log keeps a call.");
    private static final Setting<Long> MOST = Setting.number(
            "audit-size",
            AuditTrail.Bounds.STANDARD.most(),
            1000,
            1_000_000_000,
            "How many calls the audit log keeps; about 400 bytes each.");

    static List<Setting<?>> declared() {
        return List.of(USUAL, FREQUENT, SCOPE, HISTORY, MOST);
    }

    static AccessSettings of(Settings settings) {
        return new AccessSettings(
                new RateLimits.Rates(Math.toIntExact(settings.get(FREQUENT)), Math.toIntExact(settings.get(USUAL))),
                new AuditTrail.Bounds(settings.get(SCOPE), settings.get(HISTORY), settings.get(MOST)));
    }
}
