package io.opengse.engine.explain;

import io.opengse.engine.event.EventCode;
import io.opengse.engine.explain.FleetReason.InstanceStarts;
import io.opengse.engine.explain.FleetReason.InstanceWaits;
import io.opengse.engine.explain.FleetReason.InstancesMissing;
import io.opengse.engine.explain.FleetReason.LastScaled;
import io.opengse.engine.explain.FleetReason.NoInstanceWanted;
import io.opengse.engine.explain.FleetReason.NotScaled;
import io.opengse.engine.explain.FleetReason.NothingToLaunch;
import io.opengse.engine.explain.FleetReason.ScaledByHand;
import io.opengse.engine.explain.FleetReason.WillScale;
import io.opengse.engine.explain.HostReason.InstanceDrains;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.id.HostId;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.scaling.ScalingDecision;
import java.time.Instant;
import java.util.List;

/** Why a fleet has the instances it has, and why scaling leaves them so. Pure. */
final class FleetCapacityWhy {
    private FleetCapacityWhy() {}

    static void instances(FleetPicture picture, List<Reason> why) {
        Instant now = picture.now();
        picture.capacity().ifPresent(capacity -> wanted(picture, capacity, why));
        FleetDescription description = picture.fleet().description();
        boolean strangers =
                description.assetId().isEmpty() && description.directory().isEmpty();
        if (strangers || picture.fleet().runtime().serverProcesses().isEmpty()) {
            why.add(new NothingToLaunch(now));
        }
        for (Instance instance : picture.instances()) {
            HostId host = instance.host();
            switch (instance.status()) {
                case PENDING -> why.add(new InstanceWaits(instance.createdAt(), instance.id(), instance.reason()));
                case STARTING -> {
                    if (host != null) {
                        why.add(new InstanceStarts(now, instance.id(), host));
                    }
                }
                case DRAINING -> why.add(new InstanceDrains(now, instance.id(), instance.reason()));
                case ACTIVE, TERMINATED -> {}
            }
        }
    }

    private static void wanted(FleetPicture picture, FleetCapacity capacity, List<Reason> why) {
        long staying = picture.instances().stream()
                .filter(instance -> instance.status() != InstanceStatus.DRAINING)
                .count();
        if (capacity.desired() == 0) {
            why.add(new NoInstanceWanted(picture.now(), capacity.minimum(), capacity.maximum()));
        } else if (staying < capacity.desired()) {
            why.add(new InstancesMissing(picture.now(), capacity.desired(), (int) staying));
        }
    }

    static void scaling(FleetPicture picture, List<Reason> why) {
        picture.capacity()
                .filter(capacity -> !capacity.automatic())
                .ifPresent(capacity -> why.add(new ScaledByHand(picture.now(), capacity.desired())));
        picture.scaling().map(decision -> outlook(picture.now(), decision)).ifPresent(why::add);
        picture.story()
                .last(EventCode.FLEET_SCALING_EVENT)
                .ifPresent(event -> why.add(new LastScaled(event.at(), event.message())));
    }

    private static Reason outlook(Instant now, ScalingDecision decision) {
        return switch (decision) {
            case ScalingDecision.Scale scale -> new WillScale(now, scale.desired(), scale.why());
            case ScalingDecision.Stay stay -> new NotScaled(now, stay.rest(), stay.why());
        };
    }
}
