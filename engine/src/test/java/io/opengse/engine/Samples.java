package io.opengse.engine;

import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.Place;
import io.opengse.engine.session.SessionRequest;
import io.opengse.engine.session.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Things of the domain with every field filled in, for tests that care about one of them. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final ServerProcess GAME = new ServerProcess("game", "--port 7000", 3);
    public static final Duration ACTIVATION_TIMEOUT = Duration.ofSeconds(120);

    private Samples() {}

    public static RuntimeConfiguration runtime(ServerProcess... entries) {
        return new RuntimeConfiguration(List.of(entries), ACTIVATION_TIMEOUT, 0);
    }

    public static NewFleet newFleet() {
        return newFleet(Protection.NONE, runtime(GAME));
    }

    public static NewFleet newFleet(Protection protection, RuntimeConfiguration runtime) {
        return new NewFleet(
                description(Map.of()), runtime, protection, new CreationLimit(0, Duration.ofMinutes(3)), List.of());
    }

    public static FleetDescription description(Map<String, String> tags) {
        return new FleetDescription("arena", "", "/srv/arena", "", "localhost", tags);
    }

    public static Protection protection(ProtectionPolicy policy) {
        return new Protection(policy, Protection.STANDARD_LIMIT);
    }

    public static SessionRequest request(int maxPlayers) {
        return new SessionRequest("duel", maxPlayers, Map.of("map", "desert"), "", "", "");
    }

    /** @param end null for one that lives */
    public static GameProcess process(ProcessStatus status, @Nullable EndReason end) {
        return new GameProcess(
                new ProcessId("proc-1"),
                new HostId("h1"),
                new FleetId("fleet-a"),
                new InstanceId("ins-1"),
                GAME.launchKey(),
                status,
                true,
                4711,
                new GameProcess.Ports(7000, 9000),
                new GameProcess.CustomCount(0, 0),
                NOW,
                null,
                end == null ? null : new GameProcess.End(end, "", -1, NOW),
                1);
    }

    public static GameSession session(SessionStatus status, int maxPlayers, int players) {
        Instant activateBy = status == SessionStatus.ACTIVATING ? NOW.plus(ACTIVATION_TIMEOUT) : null;
        return new GameSession(
                new SessionId("gssess-1"),
                new Place(new FleetId("fleet-a"), new HostId("h1"), new ProcessId("proc-1"), 1, "10.0.0.1", 7000, 5),
                status,
                "",
                "duel",
                request(maxPlayers),
                maxPlayers,
                players,
                JoinPolicy.ACCEPT_ALL,
                null,
                new GameSession.Times(NOW, activateBy, null, null, null),
                1);
    }

    public static PlayerSession player(PlayerStatus status) {
        return new PlayerSession(
                new PlayerSessionId("psess-1"),
                new SessionId("gssess-1"),
                new FleetId("fleet-a"),
                "alice",
                "",
                status,
                "10.0.0.1",
                7000,
                NOW,
                status == PlayerStatus.RESERVED ? NOW.plusSeconds(60) : null,
                status.seated() ? null : NOW,
                "",
                1);
    }
}
