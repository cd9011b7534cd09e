package io.opengse.engine.store;

import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.Place;
import io.opengse.engine.session.SessionRequest;
import io.opengse.engine.session.SessionStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds a game session with every field defaulted: ACTIVE, 0 of 4 seats taken, fleet-1, host-1. */
public final class SessionSample {
    private final String id;
    private String fleet = "fleet-1";
    private String host = "host-1";
    private SessionStatus status = SessionStatus.ACTIVE;
    private String name = "a session";
    private final Map<String, String> properties = new LinkedHashMap<>();
    private String text = "";
    private int maxPlayers = 4;
    private int players;
    private JoinPolicy policy = JoinPolicy.ACCEPT_ALL;
    private ProtectionPolicy protection;
    private Instant created = StoreUnderTest.NOON;
    private Instant activateBy;
    private Instant ended;
    private Instant emptySince;

    private SessionSample(String id) {
        this.id = id;
    }

    public static SessionSample aSession(String id) {
        return new SessionSample(id);
    }

    public SessionSample fleet(String value) {
        fleet = value;
        return this;
    }

    public SessionSample host(String value) {
        host = value;
        return this;
    }

    public SessionSample status(SessionStatus value) {
        status = value;
        return this;
    }

    public SessionSample name(String value) {
        name = value;
        return this;
    }

    public SessionSample property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    public SessionSample text(String value) {
        text = value;
        return this;
    }

    public SessionSample seats(int taken, int max) {
        players = taken;
        maxPlayers = max;
        return this;
    }

    public SessionSample policy(JoinPolicy value) {
        policy = value;
        return this;
    }

    public SessionSample protection(ProtectionPolicy value) {
        protection = value;
        return this;
    }

    public SessionSample created(Instant value) {
        created = value;
        return this;
    }

    public SessionSample activating(Instant deadline) {
        status = SessionStatus.ACTIVATING;
        activateBy = deadline;
        return this;
    }

    public SessionSample ended(Instant value) {
        status = SessionStatus.TERMINATED;
        ended = value;
        return this;
    }

    public SessionSample emptySince(Instant value) {
        emptySince = value;
        return this;
    }

    public GameSession build() {
        return new GameSession(
                new SessionId(id),
                new Place(
                        new FleetId(fleet),
                        new HostId(host),
                        new ProcessId("process of " + id),
                        7,
                        "10.0.0.1",
                        7001,
                        5),
                status,
                text,
                name,
                new SessionRequest(name, maxPlayers, properties, text, "creator", text, "00-trace-of-" + id),
                maxPlayers,
                players,
                policy,
                protection,
                new GameSession.Times(created, activateBy, null, ended, emptySince),
                1);
    }
}
