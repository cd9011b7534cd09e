package io.opengse.server.api.cloud;

import io.opengse.engine.fleet.CloudExtras;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.problem.ApiProblem;
import java.util.List;
import java.util.Optional;

/** What a creator asks of a cloud's disks and networks, as actions take it: checked as GSE does, and kept. */
final class ExtraParameters {
    private static final int DATA_DISKS = 20;
    private static final String WITHOUT_EFFECT = " Kept and shown, without effect here.";

    private static final Parameter<Disk> DISK_TYPE = Parameter.of(
                    "DiskType", Kind.choice(Disk.class, Disk::name), "Its kind.", "CLOUD_SSD")
            .asRequired();
    private static final Parameter<Long> DISK_SIZE = Parameter.of(
                    "DiskSize",
                    Kind.whole(10, 32_000),
                    "Gigabytes. System: from 50, or 100 for CLOUD_SSD, to 500. Data: from 10, or 100 for CLOUD_SSD, to"
                            + " 32000, in steps of 10.",
                    "100")
            .asRequired();
    private static final Structure DISK = new Structure("DiskInfo", List.of(DISK_TYPE, DISK_SIZE));
    static final Parameter<Arguments> SYSTEM_DISK =
            Parameter.of("SystemDiskInfo", DISK, "The system disk." + WITHOUT_EFFECT, "");
    static final Parameter<List<Arguments>> DATA_DISK =
            Parameter.of("DataDiskInfo", new ListOf<>(DISK, 0, DATA_DISKS), "Further disks." + WITHOUT_EFFECT, "");
    static final Parameter<Long> BANDWIDTH = Parameter.selector(
            "InternetMaxBandwidthOut", Kind.whole(1, 200), "Megabits per second." + WITHOUT_EFFECT, "");
    private static final Parameter<String> ACCOUNT = Parameter.of(
                    "AccountId", Kind.ascii(1, 64), "The network's owner.", "100000000001")
            .asRequired();
    private static final Parameter<String> CCN = Parameter.of(
                    "CcnId", Kind.ascii(1, 64), "The network.", "ccn-1a2b3c4d")
            .asRequired();
    static final Parameter<List<Arguments>> NETWORKS = Parameter.of(
            "CcnInfos",
            new ListOf<>(new Structure("CcnInfo", List.of(ACCOUNT, CCN)), 0, 10),
            "Cloud Connect Networks; there are none here." + WITHOUT_EFFECT,
            "");
    static final Parameter<String> PEER_NETWORK =
            Parameter.selector("PeerVpcId", Kind.ascii(1, 128), "Obsolete at GSE too: taken and not used.", "");
    static final Parameter<String> SUBNET =
            Parameter.selector("SubNetId", Kind.ascii(1, 128), "Obsolete at GSE too: taken and not used.", "");

    private enum Disk {
        CLOUD_SSD(100),
        CLOUD_PREMIUM(50);

        private final int leastSystem;

        Disk(int leastSystem) {
            this.leastSystem = leastSystem;
        }

        int leastData() {
            return this == CLOUD_SSD ? 100 : 10;
        }
    }

    private ExtraParameters() {}

    /** What was given, and for the rest what stands now. */
    static CloudExtras changed(Arguments arguments, CloudExtras now, String attached) {
        Optional<List<CloudExtras.Network>> networks = arguments
                .find(NETWORKS)
                .map(list -> list.stream()
                        .map(given -> new CloudExtras.Network(given.get(ACCOUNT), given.get(CCN), attached))
                        .toList());
        return new CloudExtras(
                arguments.find(SYSTEM_DISK).map(ExtraParameters::system).orElse(now.systemDisk()),
                arguments
                        .find(DATA_DISK)
                        .map(list -> list.stream().map(ExtraParameters::data).toList())
                        .orElse(now.dataDisks()),
                arguments.find(BANDWIDTH).map(Math::toIntExact).orElse(now.bandwidth()),
                networks.orElse(now.networks()),
                now.peerNetwork(),
                now.subnet());
    }

    private static CloudExtras.Disk system(Arguments given) {
        return disk(given, "SystemDiskInfo", given.get(DISK_TYPE).leastSystem, 500, 1);
    }

    private static CloudExtras.Disk data(Arguments given) {
        return disk(given, "DataDiskInfo", given.get(DISK_TYPE).leastData(), 32_000, 10);
    }

    private static CloudExtras.Disk disk(Arguments given, String path, int least, int most, int step) {
        int size = given.whole(DISK_SIZE, 0);
        if (size < least || size > most || size % step != 0) {
            throw ApiProblem.badValue(path + ".DiskSize of a " + given.get(DISK_TYPE) + " disk must be " + least
                    + " to " + most + " GB" + (step == 1 ? "" : " in steps of " + step) + ", not " + size);
        }
        return new CloudExtras.Disk(given.get(DISK_TYPE).name(), size);
    }
}
