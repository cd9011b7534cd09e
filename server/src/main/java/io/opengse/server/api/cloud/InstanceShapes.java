package io.opengse.server.api.cloud;

import io.opengse.engine.host.Host;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.instance.InstanceUse;
import io.opengse.server.api.declaration.Shape;

/** How instances look in answers. */
final class InstanceShapes {
    /**
     * An instance with what only its fleet knows.
     *
     * @param type as the fleet's creator said
     */
    record Placed(InstanceUse use, String type) {
        Instance instance() {
            return use.instance();
        }
    }

    static final Shape<Placed> INSTANCE = Shape.<Placed>named("Instance")
            .text("FleetId", "its fleet", placed -> placed.instance().fleet().value())
            .text("InstanceId", "its id", placed -> placed.instance().id().value())
            .text("IpAddress", "where players reach its host; empty while it waits for one", InstanceShapes::address)
            .text("DnsName", "always empty", _ -> "")
            .text("OperatingSystem", "null: hosts of one fleet may differ", _ -> null)
            .text("Status", "RUNNING, or PENDING while it waits for a host", InstanceShapes::machine)
            .text("Type", "the fleet's InstanceType", Placed::type)
            .text(
                    "CreateTime",
                    "when it was wanted",
                    placed -> Moments.utc(placed.instance().createdAt()))
            .whole(
                    "Weight",
                    "0 to 10: higher is preferred for new sessions, 0 takes none",
                    placed -> placed.instance().weight())
            .whole(
                    "ReserveValue",
                    "1 when it is kept for troubleshooting, else 0",
                    placed -> placed.instance().reserved() ? 1 : 0)
            .text("PrivateIpAddress", "always empty: a host has one address", _ -> "");

    static final Shape<Placed> EXTENDED = Shape.<Placed>named("InstanceExtend")
            .object("Instance", "the instance", INSTANCE, placed -> placed)
            .text("State", "Pending, Starting, Active or Draining", InstanceShapes::state)
            .whole(
                    "HealthyProcessCnt",
                    "ready processes that answer their health checks",
                    placed -> placed.use().healthy())
            .whole("ActiveProcessCnt", "ready processes", placed -> placed.use().active())
            .whole("GameSessionCnt", "sessions now", placed -> placed.use().sessions())
            .whole(
                    "MaxGameSessionCnt",
                    "sessions it could have: one for each process",
                    placed -> placed.use().mostSessions())
            .whole("PlayerSessionCnt", "seats taken", placed -> placed.use().players())
            .whole(
                    "MaxPlayerSessionCnt",
                    "seats of its sessions",
                    placed -> placed.use().mostPlayers());

    private InstanceShapes() {}

    static String address(Placed placed) {
        Host host = placed.use().host();
        return host == null ? "" : host.address();
    }

    private static String machine(Placed placed) {
        return placed.instance().status() == InstanceStatus.PENDING ? "PENDING" : "RUNNING";
    }

    private static String state(Placed placed) {
        return switch (placed.instance().status()) {
            case PENDING -> "Pending";
            case STARTING -> "Starting";
            case ACTIVE -> "Active";
            case DRAINING -> "Draining";
            case TERMINATED -> "Terminated";
        };
    }
}
