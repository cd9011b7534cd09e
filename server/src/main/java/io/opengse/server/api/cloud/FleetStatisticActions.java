package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.Run;
import io.opengse.engine.instance.RunningTime;
import io.opengse.engine.instance.Window;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The actions that tell how long fleets ran. Traffic is null: nobody measures it here. */
public final class FleetStatisticActions {
    private static final Parameter<Long> OFFSET =
            Parameter.selector("Offset", Kind.whole(0, Integer.MAX_VALUE), "Rows to skip.", "0");
    private static final Parameter<Long> LIMIT =
            Parameter.selector("Limit", Kind.whole(0, 100), "Rows in one page; 20 when left out.", "20");
    private static final List<ErrorCode> ERRORS = List.of(ErrorCode.RESOURCE_NOT_FOUND);
    private static final Shape<Run> DETAIL = Shape.<Run>named("FleetStatisticDetail")
            .text("FleetId", "its fleet", run -> run.instance().fleet().value())
            .text("InstanceId", "the instance", run -> run.instance().id().value())
            .text("InstanceIP", "its host's address; empty when that is forgotten", Run::address)
            .text("BeginTime", "from when on it ran, within the window", run -> Moments.utc(run.begin()))
            .text("EndTime", "until when it ran, within the window", run -> Moments.utc(run.end()))
            .text("TotalUsedTimeSeconds", "how long that is", run -> seconds(run.time()))
            .decimal("TotalUsedFlowMegaBytes", "always null: traffic is not measured", _ -> null);
    private static final Shape<RunningTime.Slot> FLOW = Shape.<RunningTime.Slot>named("FleetStatisticFlows")
            .decimal("TotalUsedFlowMegaBytes", "always null: traffic is not measured", _ -> null)
            .text("BeginTime", "the slot's begin", slot -> Moments.utc(slot.begin()));
    private static final Shape<RunningTime.Slot> TIME = Shape.<RunningTime.Slot>named("FleetStatisticTimes")
            .text("BeginTime", "the slot's begin", slot -> Moments.utc(slot.begin()))
            .text("TotalUsedTimeSeconds", "how long all instances ran in it", slot -> seconds(slot.time()));

    private record Details(List<Run> page, int total, Scale scale) {}

    private record Series(List<RunningTime.Slot> page, int total, Scale scale) {}

    private static final Shape<Details> DETAILS = Shape.<Details>named("")
            .list("DetailList", "one page of the runs", DETAIL, Details::page)
            .whole("TotalCount", "how many runs there are", Details::total)
            .text("TimeType", "HOUR or DAY", details -> details.scale.name());
    private static final Shape<Series> SERIES = Shape.<Series>named("")
            .list("UsedFlowList", "one entry a slot, without numbers", FLOW, Series::page)
            .list("UsedTimeList", "one entry a slot", TIME, Series::page)
            .whole("TotalCount", "how many slots there are", Series::total)
            .text("TimeType", "the slots' length, HOUR or DAY", series -> series.scale.name());
    private static final Shape<List<Run>> SUMMARY = Shape.<List<Run>>named("")
            .text("TotalUsedTimeSeconds", "how long all instances ran", runs -> seconds(RunningTime.total(runs)))
            .decimal("TotalUsedFlowMegaBytes", "always null: traffic is not measured", _ -> null);

    /** How long a window's slots are: hours for up to two days. */
    private enum Scale {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private static final Duration MOST_HOURS = Duration.ofDays(2);

        private final Duration slot;

        Scale(Duration slot) {
            this.slot = slot;
        }

        static Scale of(Window window) {
            return Duration.between(window.from(), window.until()).compareTo(MOST_HOURS) <= 0 ? HOUR : DAY;
        }
    }

    private final Engine engine;
    private final InstantSource clock;

    public FleetStatisticActions(Engine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "DescribeFleetStatisticDetails",
                        "Tells when each instance of a fleet (of all fleets when none is named) ran, from its first ready"
                                + " process on, within a window of at most 90 days; the last day when left out.",
                        List.of(Selectors.FLEET_ID, Windows.BEGIN, Windows.END, LIMIT, OFFSET),
                        DETAILS,
                        ERRORS,
                        (arguments, _) -> details(arguments)),
                new Action<>(
                        "DescribeFleetStatisticFlows",
                        "Tells how long the instances of a fleet ran in each hour, or each day, of a window.",
                        List.of(Selectors.FLEET_ID, Windows.BEGIN, Windows.END, LIMIT, OFFSET),
                        SERIES,
                        ERRORS,
                        (arguments, _) -> series(arguments)),
                new Action<>(
                        "DescribeFleetStatisticSummary",
                        "Tells how long the instances of a fleet ran in a window, all together.",
                        List.of(Selectors.FLEET_ID, Windows.BEGIN, Windows.END),
                        SUMMARY,
                        ERRORS,
                        (arguments, _) -> runs(arguments, window(arguments))));
    }

    private Details details(Arguments arguments) {
        Window window = window(arguments);
        List<Run> all = runs(arguments, window);
        return new Details(page(all, arguments), all.size(), Scale.of(window));
    }

    private Series series(Arguments arguments) {
        Window window = window(arguments);
        Scale scale = Scale.of(window);
        List<RunningTime.Slot> all = RunningTime.slots(runs(arguments, window), window, scale.slot);
        return new Series(page(all, arguments), all.size(), scale);
    }

    private List<Run> runs(Arguments arguments, Window window) {
        List<FleetId> fleets = arguments
                .find(Selectors.FLEET_ID)
                .map(id -> List.of(new FleetId(id)))
                .orElseGet(() -> engine.fleets().list(0, Integer.MAX_VALUE).stream()
                        .map(Fleet::id)
                        .toList());
        return fleets.stream()
                .flatMap(fleet -> engine.instanceHistory().runs(fleet, window).stream())
                .toList();
    }

    private Window window(Arguments arguments) {
        return Windows.read(arguments, clock.instant());
    }

    private static <T> List<T> page(List<T> all, Arguments arguments) {
        return all.stream()
                .skip(arguments.whole(OFFSET, 0))
                .limit(arguments.whole(LIMIT, Selectors.STANDARD_LIMIT))
                .toList();
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toSeconds());
    }
}
