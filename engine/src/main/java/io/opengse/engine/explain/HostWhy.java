package io.opengse.engine.explain;

import io.opengse.engine.event.EventCode;
import io.opengse.engine.explain.FleetReason.PackageStands;
import io.opengse.engine.explain.HostReason.GivenUpAt;
import io.opengse.engine.explain.HostReason.HostCarries;
import io.opengse.engine.explain.HostReason.HostIdle;
import io.opengse.engine.explain.HostReason.HostNoticed;
import io.opengse.engine.explain.HostReason.HostStands;
import io.opengse.engine.explain.HostReason.HostWithoutWeight;
import io.opengse.engine.explain.HostReason.InstanceDrains;
import io.opengse.engine.explain.HostReason.Resource;
import io.opengse.engine.explain.HostReason.Room;
import io.opengse.engine.host.Deployment;
import io.opengse.engine.host.DeploymentPhase;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostRoom;
import io.opengse.engine.instance.HostLoad;
import io.opengse.engine.instance.InstanceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a host stands as it stands, and what it can take. Pure. */
final class HostWhy {
    private static final int SHIFT_TO_GIGABYTES = 30;

    private HostWhy() {}

    static Optional<Reason> stands(@Nullable Host host, Instant now) {
        return Optional.ofNullable(host)
                .map(known -> new HostStands(now, known.status(), known.id(), known.lastSeen()));
    }

    static List<Reason> of(HostPicture picture) {
        List<Reason> why = new ArrayList<>();
        Host host = picture.host();
        stands(host, picture.now()).ifPresent(why::add);
        switch (host.status()) {
            case CONNECTED -> {
                if (host.weight() == 0) {
                    why.add(new HostWithoutWeight(picture.now()));
                }
                carries(picture, why);
                why.add(room(picture));
            }
            case AWAY -> {
                why.add(new GivenUpAt(picture.now(), host.lastSeen().plus(picture.patience())));
                carries(picture, why);
            }
            case LOST -> carries(picture, why);
        }
        picture.deployments().stream()
                .filter(HostWhy::unfinished)
                .map(deployment -> stands(deployment))
                .forEach(why::add);
        ProcessWhy.onPurpose(picture.story(), event -> event.subjects().process() == null, why);
        picture.story()
                .last(EventCode.PROCESS_NOTICE, EventCode.GENERIC_EVENT)
                .ifPresent(event -> why.add(new HostNoticed(event.at(), event.message())));
        return why;
    }

    private static void carries(HostPicture picture, List<Reason> why) {
        int instances = picture.load().instances().size();
        if (instances == 0 && picture.processes() == 0) {
            why.add(new HostIdle(picture.now()));
            return;
        }
        why.add(new HostCarries(picture.now(), instances, picture.processes(), picture.sessions()));
        picture.load().instances().stream()
                .filter(instance -> instance.status() == InstanceStatus.DRAINING)
                .forEach(instance -> why.add(new InstanceDrains(picture.now(), instance.id(), instance.reason())));
    }

    /** Of what it has the least. */
    private static Reason room(HostPicture picture) {
        HostLoad load = picture.load();
        HostRoom given = load.given();
        Instant now = picture.now();
        int instances = load.instances().size();
        if (instances >= given.instances()) {
            return new Room(now, Resource.INSTANCES, instances, given.instances());
        }
        if (given.cores() > 0 && load.cores() >= given.cores()) {
            return new Room(now, Resource.CORES, load.cores(), given.cores());
        }
        if (given.memory() > 0 && load.memory() >= given.memory()) {
            return new Room(now, Resource.MEMORY, gigabytes(load.memory()), gigabytes(given.memory()));
        }
        return new Room(now, Resource.FREE, instances, given.instances());
    }

    private static long gigabytes(long bytes) {
        return bytes >> SHIFT_TO_GIGABYTES;
    }

    static boolean unfinished(Deployment deployment) {
        return deployment.phase() != DeploymentPhase.DEPLOYED
                || !deployment.message().isEmpty();
    }

    static PackageStands stands(Deployment deployment) {
        return new PackageStands(
                deployment.at(), deployment.phase(), deployment.fleet(), deployment.host(), deployment.message());
    }
}
