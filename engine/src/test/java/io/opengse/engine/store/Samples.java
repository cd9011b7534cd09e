package io.opengse.engine.store;

import io.opengse.engine.fleet.CloudExtras;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.Held;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostRoom;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.session.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows with every field defaulted, for the tests of stores. */
public final class Samples {
    private Samples() {}

    public static Fleet aFleet(String id, Instant created) {
        return new Fleet(
                new FleetId(id),
                new FleetDescription(
                        "name of " + id,
                        "text",
                        "/srv/game",
                        "asset-1",
                        "S5.LARGE8",
                        Map.of("gse:a", "1", "b", ""),
                        new CloudExtras(
                                new CloudExtras.Disk("CLOUD_SSD", 100),
                                List.of(new CloudExtras.Disk("CLOUD_PREMIUM", 10)),
                                100,
                                List.of(new CloudExtras.Network("1", "ccn-1", "CCN_SELECTED_BEFORE_CREATE")),
                                "vpc-1",
                                "")),
                FleetStatus.ACTIVE,
                new RuntimeConfiguration(
                        List.of(new ServerProcess("bin/game", "-p \"a b\"", 3), new ServerProcess("bin/other", "", 1)),
                        Duration.ofSeconds(300),
                        2),
                new Protection(ProtectionPolicy.TIME_LIMIT_PROTECTION, Duration.ofMinutes(90)),
                CreationLimit.STANDARD,
                List.of(new InboundPermission(1025, 60000, "UDP", "0.0.0.0/0")),
                created,
                null,
                1);
    }

    /** Of fleet f. */
    public static Instance anInstance(String id, @Nullable String host, InstanceStatus status, Instant created) {
        return new Instance(
                new InstanceId(id),
                new FleetId("f"),
                host == null ? null : new HostId(host),
                status,
                Instance.STANDARD_WEIGHT,
                false,
                0,
                "for a test",
                created,
                null,
                status == InstanceStatus.TERMINATED ? created : null,
                1);
    }

    public static Host aHost(String id, HostStatus status, Instant lastSeen) {
        return new Host(
                new HostId(id),
                HostTraits.in("local"),
                "address of " + id,
                status,
                5,
                HostRoom.UNCOUNTED,
                11,
                12,
                lastSeen,
                Held.BY_NOBODY,
                1);
    }

    public static GameProcess aProcess(String id, String host, String fleet, Instant started) {
        return new GameProcess(
                new ProcessId(id),
                new HostId(host),
                new FleetId(fleet),
                new InstanceId("ins-1"),
                "bin/game\n-x",
                ProcessStatus.ACTIVE,
                true,
                4_000_000_000L,
                new GameProcess.Ports(7001, 7002),
                new GameProcess.CustomCount(3, 10),
                started,
                started.plusSeconds(2),
                null,
                1);
    }

    public static GameProcess aDeadProcess(String id, Instant ended) {
        GameProcess row = aProcess(id, "host-1", "fleet-1", StoreUnderTest.NOON);
        return with(row, ProcessStatus.TERMINATED, new GameProcess.End(EndReason.CRASHED, "exit code 3", 3, ended));
    }

    public static GameProcess with(GameProcess row, ProcessStatus status, GameProcess.End end) {
        return new GameProcess(
                row.id(),
                row.host(),
                row.fleet(),
                row.instance(),
                row.launchKey(),
                status,
                row.healthy(),
                row.pid(),
                row.ports(),
                row.custom(),
                row.startedAt(),
                row.readyAt(),
                end,
                row.version());
    }

    public static Vacancy aVacancy(String process, String host, int weight) {
        return aVacancy(process, host, "ins-1", weight);
    }

    public static Vacancy aVacancy(String process, String host, String instance, int weight) {
        return new Vacancy(
                new ProcessId(process),
                new FleetId("fleet-1"),
                new HostId(host),
                new InstanceId(instance),
                "10.0.0.1",
                7001,
                weight,
                0);
    }

    public static Reservation aReservation(String process, String host) {
        return new Reservation(new ProcessId(process), new HostId(host), new SessionId("session of " + process), 9);
    }

    public static PlayerSession aPlayer(String id, String session, String player, PlayerStatus status) {
        return aPlayer(id, session, player, status, StoreUnderTest.NOON);
    }

    public static PlayerSession aPlayer(
            String id, String session, String player, PlayerStatus status, Instant created) {
        return new PlayerSession(
                new PlayerSessionId(id),
                new SessionId(session),
                new FleetId("fleet-1"),
                player,
                "some text",
                status,
                "10.0.0.1",
                7001,
                created,
                status == PlayerStatus.RESERVED ? created.plusSeconds(60) : null,
                status.seated() ? null : created.plusSeconds(99),
                "00-trace-of-" + id,
                1);
    }
}
