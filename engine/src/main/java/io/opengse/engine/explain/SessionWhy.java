package io.opengse.engine.explain;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.explain.SessionReason.Door;
import io.opengse.engine.explain.SessionReason.EndsWhenEmpty;
import io.opengse.engine.explain.SessionReason.Joining;
import io.opengse.engine.explain.SessionReason.MustBeActivated;
import io.opengse.engine.explain.SessionReason.OrderWaits;
import io.opengse.engine.explain.SessionReason.PlayerRefused;
import io.opengse.engine.explain.SessionReason.SeatExpired;
import io.opengse.engine.explain.SessionReason.SessionPlaced;
import io.opengse.engine.explain.SessionReason.SessionProtected;
import io.opengse.engine.explain.SessionReason.SessionStands;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.SessionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a session stands as it stands, who may join it, and how it ended. Pure. */
final class SessionWhy {
    private static final int FEW = 3;

    private SessionWhy() {}

    static List<Reason> of(SessionPicture picture) {
        List<Reason> why = new ArrayList<>();
        GameSession session = picture.session();
        why.add(new SessionStands(since(session), session.status(), session.players(), session.maxPlayers()));
        switch (session.status()) {
            case ACTIVATING -> {
                activating(picture, why);
                placed(picture, why);
                door(picture, why);
            }
            case ACTIVE -> {
                door(picture, why);
                staying(picture, why);
                placed(picture, why);
            }
            case TERMINATING, TERMINATED, ERROR -> {
                why.add(SessionEnd.of(picture));
                SessionEnd.process(picture, why);
                placed(picture, why);
            }
        }
        refusals(picture, why);
        return why;
    }

    private static Instant since(GameSession session) {
        GameSession.Times times = session.times();
        @Nullable Instant ended = times.ended();
        @Nullable Instant activated = times.activated();
        if (ended != null) {
            return ended;
        }
        return activated == null ? times.created() : activated;
    }

    private static void activating(SessionPicture picture, List<Reason> why) {
        GameSession session = picture.session();
        Instant deadline = session.times().activateBy();
        if (deadline != null) {
            long left = ProcessWhy.secondsUntil(picture.now(), deadline);
            why.add(new MustBeActivated(session.times().created(), deadline, left));
        }
        Host host = picture.process().map(process -> process.candidate().host()).orElse(null);
        if (host != null && host.status() != HostStatus.CONNECTED) {
            why.add(new OrderWaits(picture.now(), host.id()));
            HostWhy.stands(host, picture.now()).ifPresent(why::add);
        }
    }

    private static void placed(SessionPicture picture, List<Reason> why) {
        picture.story()
                .last(EventCode.SESSION_CREATED)
                .ifPresent(event -> why.add(new SessionPlaced(event.at(), event.message())));
    }

    private static void door(SessionPicture picture, List<Reason> why) {
        GameSession session = picture.session();
        Door door;
        if (session.policy() == JoinPolicy.DENY_ALL) {
            door = Door.DENY_ALL;
        } else if (!session.hasFreeSeat()) {
            door = Door.FULL;
        } else {
            door = session.status() == SessionStatus.ACTIVATING ? Door.BEFORE_ACTIVATION : Door.OPEN;
        }
        why.add(new Joining(picture.now(), door, session.players(), session.maxPlayers()));
    }

    /** What ends it by itself, and what keeps others from ending it. */
    private static void staying(SessionPicture picture, List<Reason> why) {
        GameSession session = picture.session();
        Instant since = session.times().emptySince();
        String minutes = picture.fleet().description().tags().get(FleetDescription.EMPTY_SESSION_MINUTES);
        if (minutes != null && since != null) {
            why.add(new EndsWhenEmpty(picture.now(), since, Long.parseLong(minutes)));
        }
        Protection protection = session.protectionIn(picture.fleet());
        if (protection.policy() != ProtectionPolicy.NO_PROTECTION) {
            why.add(new SessionProtected(
                    picture.now(), protection.policy(), protection.limit().toMinutes()));
        }
    }

    private static void refusals(SessionPicture picture, List<Reason> why) {
        Story story = picture.story();
        story.latest(FEW, EventCode.PLAYER_REFUSED)
                .forEach(event -> why.add(new PlayerRefused(event.at(), event.actor(), event.message())));
        story.latest(FEW, EventCode.PLAYER_TIMED_OUT).stream()
                .map(SessionWhy::expired)
                .forEach(why::add);
    }

    private static Reason expired(Event event) {
        return new SeatExpired(event.at(), event.message());
    }
}
