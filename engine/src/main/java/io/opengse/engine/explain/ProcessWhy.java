package io.opengse.engine.explain;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.explain.ProcessReason.BrokenOnPurpose;
import io.opengse.engine.explain.ProcessReason.ExitCode;
import io.opengse.engine.explain.ProcessReason.FailedHealthChecks;
import io.opengse.engine.explain.ProcessReason.KilledAt;
import io.opengse.engine.explain.ProcessReason.KilledAtDeadline;
import io.opengse.engine.explain.ProcessReason.NeverKilled;
import io.opengse.engine.explain.ProcessReason.ProcessEnds;
import io.opengse.engine.explain.ProcessReason.ProcessFree;
import io.opengse.engine.explain.ProcessReason.ProcessHindered;
import io.opengse.engine.explain.ProcessReason.ProcessHosts;
import io.opengse.engine.explain.ProcessReason.ProcessNoticed;
import io.opengse.engine.explain.ProcessReason.SessionWentWithIt;
import io.opengse.engine.explain.ProcessReason.ToldToEnd;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.GameProcess.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Why a process stands as it stands, or has gone. Pure. */
final class ProcessWhy {
    private static final int TRIALS = 3;

    private ProcessWhy() {}

    static List<Reason> of(ProcessPicture picture) {
        List<Reason> why = new ArrayList<>();
        GameProcess process = picture.process();
        if (process.end() == null) {
            picture.candidate()
                    .hindrance()
                    .ifPresentOrElse(
                            hindrance -> hindered(picture, hindrance, why),
                            () -> why.add(new ProcessFree(
                                    picture.now(), picture.candidate().weight())));
        } else {
            ends(picture, process.end(), why);
            sessions(picture, process.end(), why);
        }
        onPurpose(picture.story(), _ -> true, why);
        picture.story()
                .last(EventCode.PROCESS_NOTICE, EventCode.GENERIC_EVENT)
                .ifPresent(event -> why.add(new ProcessNoticed(event.at(), event.message())));
        return why;
    }

    /** The trials of late: without them nobody would understand the rest. */
    static void onPurpose(Story story, Predicate<Event> wanted, List<Reason> why) {
        for (Event event :
                story.latest(TRIALS, EventCode.TRIAL).stream().filter(wanted).toList()) {
            String message = event.message();
            String what = message.substring(message.indexOf(": ") + 1).strip();
            why.add(new BrokenOnPurpose(event.at(), event.actor(), what));
        }
    }

    private static void hindered(ProcessPicture picture, Hindrance hindrance, List<Reason> why) {
        switch (hindrance) {
            case HOSTING ->
                picture.hosted().ifPresent(session -> why.add(new ProcessHosts(reservedAt(picture, session), session)));
            case NOT_READY -> why.add(found(picture.process().startedAt(), hindrance));
            case ACTIVATION_LIMIT -> {
                int most = picture.candidate().fleet().runtime().maxConcurrentActivations();
                why.add(new ProcessHindered(picture.now(), hindrance, String.valueOf(most)));
            }
            case HOST_NOT_CONNECTED -> {
                why.add(found(picture.now(), hindrance));
                HostWhy.stands(picture.candidate().host(), picture.now()).ifPresent(why::add);
            }
            case INSTANCE_DRAINING -> {
                why.add(found(picture.now(), hindrance));
                Instance instance = picture.candidate().instance();
                if (instance != null) {
                    why.add(new HostReason.InstanceDrains(picture.now(), instance.id(), instance.reason()));
                }
            }
            case GONE, ENDING, TOLD_TO_END, UNHEALTHY, HOST_WITHOUT_WEIGHT, INSTANCE_WITHOUT_WEIGHT, FLEET_NOT_ACTIVE ->
                why.add(found(picture.now(), hindrance));
        }
        sentence(picture, why);
    }

    private static Reason found(Instant at, Hindrance hindrance) {
        return new ProcessHindered(at, hindrance, "");
    }

    private static Instant reservedAt(ProcessPicture picture, SessionId session) {
        return picture.story().all(EventCode.SESSION_CREATED).stream()
                .filter(event -> session.equals(event.subjects().session()))
                .map(Event::at)
                .findFirst()
                .orElse(picture.now());
    }

    /** Its illness, and what it was told. */
    static void sentence(ProcessPicture picture, List<Reason> why) {
        Story story = picture.story();
        story.last(EventCode.PROCESS_UNHEALTHY)
                .ifPresent(event -> why.add(new FailedHealthChecks(event.at(), event.message())));
        story.last(EventCode.PROCESS_CONDEMNED).ifPresent(event -> why.add(new ToldToEnd(event.at(), event.message())));
        picture.told().map(told -> deadline(picture, told)).ifPresent(why::add);
    }

    private static Reason deadline(ProcessPicture picture, Condemnation told) {
        Instant killAt = told.killAt();
        return killAt == null
                ? new NeverKilled(told.at())
                : new KilledAt(told.at(), killAt, secondsUntil(picture.now(), killAt));
    }

    static long secondsUntil(Instant now, Instant deadline) {
        return Math.max(0, Duration.between(now, deadline).toSeconds());
    }

    /** How it ends or has ended, and what led to it. */
    static void ends(ProcessPicture picture, End end, List<Reason> why) {
        Instant at = end.at() == null ? picture.now() : end.at();
        why.add(new ProcessEnds(at, end.reason(), end.detail()));
        Integer code = end.exitCode();
        if (code != null && end.reason() != EndReason.HOST_LOST) {
            why.add(new ExitCode(at, ExitMeaning.of(code), code));
        }
        sentence(picture, why);
        picture.story()
                .last(EventCode.SERVER_PROCESS_FORCE_TERMINATED)
                .ifPresent(event -> why.add(new KilledAtDeadline(event.at())));
        if (end.reason() == EndReason.HOST_LOST) {
            HostWhy.stands(picture.candidate().host(), picture.now()).ifPresent(why::add);
        }
    }

    private static void sessions(ProcessPicture picture, End end, List<Reason> why) {
        Instant at = end.at();
        picture.story().all(EventCode.SESSION_TERMINATED, EventCode.SESSION_FAILED).stream()
                .filter(event -> at == null || !event.at().isBefore(at))
                .forEach(event -> wentWithIt(event, why));
    }

    private static void wentWithIt(Event event, List<Reason> why) {
        SessionId session = event.subjects().session();
        if (session != null) {
            why.add(new SessionWentWithIt(event.at(), session, event.message()));
        }
    }
}
