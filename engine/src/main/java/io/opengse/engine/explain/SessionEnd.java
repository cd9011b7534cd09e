package io.opengse.engine.explain;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.explain.SessionReason.Ending;
import io.opengse.engine.explain.SessionReason.SessionEnds;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess.End;
import io.opengse.engine.process.ProcessEvent;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a session came to its end: told by who caused it and what became of its process at that time. Pure. */
final class SessionEnd {
    private static final String GAME = "game ";
    private static final String SWEEPER = "sweeper";
    private static final Set<EventCode> ENDINGS = Set.of(
            EventCode.GAME_SESSION_ACTIVATION_TIMEOUT,
            EventCode.SESSION_END_REQUESTED,
            EventCode.SESSION_TERMINATED,
            EventCode.SESSION_FAILED);

    private SessionEnd() {}

    static Reason of(SessionPicture picture) {
        GameSession session = picture.session();
        Instant at = session.times().ended() == null
                ? picture.story()
                        .last(EventCode.SESSION_END_REQUESTED)
                        .map(Event::at)
                        .orElse(picture.now())
                : session.times().ended();
        return new SessionEnds(at, ending(picture), session.reason());
    }

    private static Ending ending(SessionPicture picture) {
        Story story = picture.story();
        if (story.last(EventCode.GAME_SESSION_ACTIVATION_TIMEOUT).isPresent()) {
            return Ending.ACTIVATION_TIMEOUT;
        }
        Optional<Event> requested = story.last(EventCode.SESSION_END_REQUESTED);
        if (requested.isPresent()) {
            return requested(story, requested.get());
        }
        Optional<Event> ended = story.last(EventCode.SESSION_TERMINATED, EventCode.SESSION_FAILED);
        if (ended.filter(event -> event.actor().startsWith(GAME)).isPresent()) {
            return Ending.BY_ITS_GAME;
        }
        return picture.process()
                .flatMap(process -> withProcess(picture.session(), process))
                .orElse(Ending.SEEN_BY_AGENT);
    }

    /** A placement that is over ends its session in the same moment; what nobody asked for is a setting's doing. */
    private static Ending requested(Story story, Event requested) {
        boolean unwanted = story.all(EventCode.PLACEMENT_ENDED).stream()
                .anyMatch(event -> event.at().equals(requested.at()));
        if (unwanted) {
            return Ending.UNWANTED;
        }
        return requested.actor().equals(SWEEPER) ? Ending.EMPTY : Ending.REQUESTED;
    }

    private static Optional<Ending> withProcess(GameSession session, ProcessPicture process) {
        End end = process.process().end();
        EndReason reason =
                end == null ? process.told().map(Condemnation::reason).orElse(null) : end.reason();
        if (session.status() == SessionStatus.ERROR && reason == EndReason.START_REFUSED) {
            return Optional.of(Ending.NOT_TAKEN);
        }
        return end == null || outlived(session, end) ? Optional.empty() : Optional.of(ending(end));
    }

    /** The process went on, and ended some other time. */
    private static boolean outlived(GameSession session, End end) {
        Instant over = session.times().ended();
        return end.at() != null && over != null && end.at().isAfter(over);
    }

    private static Ending ending(End end) {
        return switch (end.reason()) {
            case ENDED_BY_GAME -> Ending.PROCESS_ENDING;
            case CRASHED, READY_TIMEOUT, LAUNCH_FAILED -> Ending.PROCESS_CRASHED;
            case START_REFUSED -> Ending.NOT_TAKEN;
            case HOST_LOST -> end.detail().equals(ProcessEvent.HostLost.SILENT) ? Ending.HOST_LOST : Ending.HOST_GONE;
            case ACTIVATION_TIMEOUT, UNHEALTHY, RETIRED, SCALED_IN, OPERATOR, AGENT_STOPPED, SESSION_UNKNOWN ->
                Ending.PROCESS_ENDED;
        };
    }

    /** What became of its process, unless that went on to other sessions. */
    static void process(SessionPicture picture, List<Reason> why) {
        Optional<ProcessPicture> found = picture.process();
        if (found.isEmpty()) {
            return;
        }
        ProcessPicture process = found.get();
        End end = process.process().end();
        if (end == null) {
            ProcessWhy.sentence(process, why);
        } else if (!outlived(picture.session(), end) || toldWithIt(picture, process)) {
            ProcessWhy.ends(process, end, why);
        }
    }

    /** Whatever ended the session told its process to end in the same moment. */
    private static boolean toldWithIt(SessionPicture picture, ProcessPicture process) {
        List<Instant> told = process.story().all(EventCode.PROCESS_CONDEMNED).stream()
                .map(Event::at)
                .toList();
        return picture.story().events().stream()
                .filter(event -> ENDINGS.contains(event.code()))
                .anyMatch(event -> told.contains(event.at()));
    }
}
