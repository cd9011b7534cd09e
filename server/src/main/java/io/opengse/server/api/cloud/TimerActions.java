package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.TimerId;
import io.opengse.engine.scaling.NewTimer;
import io.opengse.engine.scaling.ScalingTimer;
import io.opengse.engine.scaling.ScalingTimers;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The actions on timers: timed changes of a fleet's scaling settings. */
public final class TimerActions {
    private static final Parameter<String> TIMER_NAME =
            Parameter.selector("TimerName", Kind.text(1, 1024), "Only timers of this name.", "evening");
    private static final Parameter<Instant> BEGIN = Parameter.selector(
            "BeginTime", new Kind.Moment(), "Only timers that have not ended before.", "2026-11-22T00:00:00.000Z");
    private static final Parameter<Instant> END = Parameter.selector(
            "EndTime", new Kind.Moment(), "Only timers that have begun by then.", "2026-12-22T00:00:00.000Z");
    private static final Parameter<String> TIMER_ID = Parameter.selector(
                    "TimerId", Kind.ascii(1, 128), "Which timer.", "timerId-oc80v5zp")
            .asRequired();
    private static final Parameter<String> DELETED_NAME =
            Parameter.selector("TimerName", Kind.text(1, 1024), "If given, the timer must be called so.", "");

    private final Engine engine;

    public TimerActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "PutTimerScalingPolicy",
                        "Creates a timer, or changes it when TimerId is given. When it fires, the fleet's scaling settings"
                                + " become those of the timer, and stay so. A server that was down fires what it missed"
                                + " once when it is back.",
                        List.of(TimerParameters.TIMER),
                        Nothing.SHAPE,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.LIMIT_EXCEEDED, ErrorCode.RESOURCE_UNAVAILABLE),
                        this::put),
                new Action<>(
                        "DescribeTimerScalingPolicies",
                        "Lists timers, of one fleet or of all.",
                        List.of(
                                Selectors.FLEET_ID,
                                TIMER_NAME,
                                BEGIN,
                                END,
                                ScalingParameters.OFFSET,
                                ScalingParameters.LIMIT),
                        TimerShapes.TIMERS,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> listed(arguments)),
                new Action<>(
                        "DeleteTimerScalingPolicy",
                        "Deletes a timer. What it has done stays.",
                        List.of(TIMER_ID, Selectors.FLEET_ID, DELETED_NAME),
                        Nothing.SHAPE,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        this::delete));
    }

    private Nothing put(Arguments arguments, Caller caller) {
        Arguments given = arguments.get(TimerParameters.TIMER);
        TimerId id = given.find(TimerParameters.ID).map(TimerId::new).orElse(null);
        ScalingTimer known = id == null ? null : engine.timers().require(id);
        NewTimer timer = timer(given, known);
        if (id == null) {
            engine.timers().create(timer, caller.actor());
        } else {
            engine.timers().update(id, timer, caller.actor());
        }
        return Nothing.AT_ALL;
    }

    private static NewTimer timer(Arguments given, @Nullable ScalingTimer known) {
        Arguments capacity = given.find(TimerParameters.CAPACITY).orElse(null);
        Arguments configuration = given.find(TimerParameters.CONFIGURATION).orElse(null);
        if (known == null && (capacity == null || configuration == null)) {
            throw ApiProblem.missing("a new timer needs "
                    + (capacity == null
                            ? "TimerScalingPolicy.TimerFleetCapacity"
                            : "TimerScalingPolicy.TimerConfiguration"));
        }
        return new NewTimer(
                fleet(capacity, known),
                given.get(TimerParameters.NAME, known == null ? "" : known.name()),
                configuration == null
                        ? Objects.requireNonNull(known).schedule()
                        : TimerParameters.schedule(configuration),
                capacity == null ? Objects.requireNonNull(known).capacity() : TimerParameters.capacity(capacity),
                TimerParameters.stopped(given, known));
    }

    private static FleetId fleet(@Nullable Arguments capacity, @Nullable ScalingTimer known) {
        String given =
                capacity == null ? null : capacity.find(TimerParameters.FLEET).orElse(null);
        if (given != null) {
            return new FleetId(given);
        }
        if (known != null) {
            return known.fleet();
        }
        throw ApiProblem.missing("TimerScalingPolicy.TimerFleetCapacity.FleetId is missing: the fleet it changes");
    }

    private TimerShapes.Listed listed(Arguments arguments) {
        ScalingTimers.Page page = engine.timers()
                .list(
                        new ScalingTimers.Query(
                                arguments
                                        .find(Selectors.FLEET_ID)
                                        .map(FleetId::new)
                                        .orElse(null),
                                arguments.find(TIMER_NAME).orElse(null),
                                arguments.find(BEGIN).orElse(null),
                                arguments.find(END).orElse(null)),
                        ScalingParameters.offset(arguments),
                        ScalingParameters.limit(arguments));
        List<TimerShapes.Shown> shown = page.timers().stream()
                .map(timer -> new TimerShapes.Shown(timer, engine.timers().status(timer)))
                .toList();
        return new TimerShapes.Listed(shown, page.total());
    }

    private Nothing delete(Arguments arguments, Caller caller) {
        ScalingTimer known = engine.timers().require(new TimerId(arguments.get(TIMER_ID)));
        FleetId fleet = arguments.find(Selectors.FLEET_ID).map(FleetId::new).orElse(known.fleet());
        arguments.find(DELETED_NAME).filter(name -> !name.equals(known.name())).ifPresent(name -> {
            throw ApiProblem.notFound("timer " + known.id() + " is not called \"" + name + "\" but \"" + known.name()
                    + "\"; leave TimerName out");
        });
        engine.timers().delete(fleet, known.id(), caller.actor());
        return Nothing.AT_ALL;
    }
}
