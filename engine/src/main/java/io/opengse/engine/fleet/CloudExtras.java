package io.opengse.engine.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fleet's creator asked of the cloud's machines and networks: kept and shown as given, without effect here, where
 * disks, bandwidth and networks are the hosts' own.
 *
 * @param bandwidth megabits per second, 1 to 200; null = not said
 * @param peerNetwork of the obsolete VPC peering; empty = not said
 * @param subnet of the obsolete VPC peering; empty = not said
 */
public record CloudExtras(
        @Nullable Disk systemDisk,
        List<Disk> dataDisks,
        @Nullable Integer bandwidth,
        List<Network> networks,
        String peerNetwork,
        String subnet) {
    public static final CloudExtras NONE = new CloudExtras(null, List.of(), null, List.of(), "", "");

    public CloudExtras {
        dataDisks = List.copyOf(dataDisks);
        networks = List.copyOf(networks);
    }

    /** @param type CLOUD_SSD or CLOUD_PREMIUM */
    public record Disk(String type, int gigabytes) {}

    /**
     * A Cloud Connect Network the fleet shall be attached to.
     *
     * @param account the owner of the network
     * @param attached when it was asked for, e.g. CCN_SELECTED_BEFORE_CREATE
     */
    public record Network(String account, String id, String attached) {}
}
