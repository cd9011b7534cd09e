package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.asset.AssetQuota;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.quota.Quotas;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import java.util.Arrays;
import java.util.List;

/** The actions that say how many things there may be, and how many are left. */
public final class QuotaActions {
    private static final Parameter<Long> TYPE =
            Parameter.of("ResourceType", Kind.whole(1, 5), "1 package, 2 fleet, 3 alias, 4 queue, 5 instance.", "2");

    /** The kinds, in the order of the numbers the API gives them, from 1 on. */
    private enum Resource {
        PACKAGE,
        FLEET,
        ALIAS,
        QUEUE,
        INSTANCE
    }

    private record Quota(Resource kind, int most, int used, String extra) {
        int left() {
            return Math.max(0, most - used);
        }
    }

    private static final Shape<Quota> QUOTA = Shape.<Quota>named("QuotaResource")
            .whole(
                    "ResourceType",
                    "1 package, 2 fleet, 3 alias, 4 queue, 5 instance",
                    quota -> quota.kind.ordinal() + 1)
            .whole("HardLimit", "how many there may be", Quota::most)
            .whole("Remaining", "how many more there may be", Quota::left)
            .text("ExtraInfo", "of packages the bytes, as JSON; else empty", Quota::extra);
    private static final Shape<Quota> ONE =
            Shape.<Quota>named("").object("QuotaResource", "the quota", QUOTA, quota -> quota);
    private static final Shape<List<Quota>> ALL = Shape.<List<Quota>>named("")
            .list("QuotaResource", "the quotas", QUOTA, quotas -> quotas)
            .whole("Total", "how many quotas there are", List::size);

    private final Engine engine;
    private final Quotas quotas;

    public QuotaActions(Engine engine) {
        this.engine = engine;
        this.quotas = engine.settings().quotas();
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "DescribeUserQuota",
                        "Says how many things of one kind there may be, and how many are left.",
                        List.of(TYPE.asRequired()),
                        ONE,
                        List.of(),
                        (arguments, _) -> quota(Resource.values()[arguments.whole(TYPE, 1) - 1])),
                new Action<>(
                        "DescribeUserQuotas",
                        "Says how many things of each kind there may be, and how many are left.",
                        List.of(),
                        ALL,
                        List.of(),
                        (_, _) -> Arrays.stream(Resource.values())
                                .map(this::quota)
                                .toList()));
    }

    private Quota quota(Resource kind) {
        return switch (kind) {
            case PACKAGE -> packages(engine.assets().quota());
            case FLEET -> new Quota(kind, quotas.fleets(), engine.fleets().countLiving(), "");
            case ALIAS -> new Quota(kind, quotas.aliases(), engine.aliases().count(), "");
            case QUEUE -> new Quota(kind, quotas.queues(), engine.queues().count(), "");
            case INSTANCE -> new Quota(kind, quotas.instances(), instances(), "");
        };
    }

    /** What fleets may grow to counts, not what they have. */
    private int instances() {
        return engine.fleets().list(0, Integer.MAX_VALUE).stream()
                .filter(fleet -> fleet.status() != FleetStatus.TERMINATED)
                .flatMap(fleet -> engine.capacities().find(fleet.id()).stream())
                .mapToInt(FleetCapacity::maximum)
                .sum();
    }

    /** The keys are GSE's own, spelt as it spells them. */
    private static Quota packages(AssetQuota quota) {
        String bytes = "{\"AssertCapacityQuota\":" + quota.mostBytes() + ",\"AssertCapacitySurplus\":"
                + quota.bytesLeft() + "}";
        return new Quota(Resource.PACKAGE, quota.most(), quota.used(), bytes);
    }
}
