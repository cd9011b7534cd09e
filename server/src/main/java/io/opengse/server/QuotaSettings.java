package io.opengse.server;

import io.opengse.engine.asset.AssetLimits;
import io.opengse.engine.quota.Quotas;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.util.List;

/** The settings of quotas: how many things of each kind there may be. Read by {@link ServerSettings}. */
final class QuotaSettings {
    private static final int MOST = 1_000_000;

    private static final Setting<Long> FLEETS =
            Setting.number("fleet-quota", Quotas.STANDARD.fleets(), 1, MOST, "Most fleets there may be.");
    private static final Setting<Long> ALIASES =
            Setting.number("alias-quota", Quotas.STANDARD.aliases(), 1, MOST, "Most aliases there may be.");
    private static final Setting<Long> QUEUES =
            Setting.number("queue-quota", Quotas.STANDARD.queues(), 1, MOST, "Most queues there may be.");
    private static final Setting<Long> INSTANCES = Setting.number(
            "instance-quota", Quotas.STANDARD.instances(), 1, MOST, "Most instances all fleets may have together.");
    private static final Setting<Long> PACKAGES =
            Setting.number("package-quota", AssetLimits.STANDARD.packages(), 1, MOST, "Most packages there may be.");
    private static final Setting<Long> PACKAGE_BYTES =
            Setting.size("package-total-quota", "100GB", "Most bytes all packages may have together.");

    private QuotaSettings() {}

    static List<Setting<?>> declared() {
        return List.of(FLEETS, ALIASES, QUEUES, INSTANCES, PACKAGES, PACKAGE_BYTES);
    }

    static Quotas of(Settings settings) {
        return new Quotas(
                Math.toIntExact(settings.get(FLEETS)),
                Math.toIntExact(settings.get(ALIASES)),
                Math.toIntExact(settings.get(QUEUES)),
                Math.toIntExact(settings.get(INSTANCES)),
                new AssetLimits(Math.toIntExact(settings.get(PACKAGES)), settings.get(PACKAGE_BYTES)));
    }
}
