package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.id.FleetId;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The action that tells what happened to a fleet. OpenGSE's own events are shown by OpengseListEvents instead. */
public final class FleetEventActions {
    private static final int MOST_COUNTED = 10_000;
    private static final Set<EventCode> OF_FLEETS = EnumSet.range(EventCode.FLEET_CREATED, EventCode.GENERIC_EVENT);

    private static final Parameter<Long> OFFSET =
            Parameter.selector("Offset", Kind.whole(0, MOST_COUNTED), "Rows to skip.", "0");
    private static final Parameter<Optional<EventCode>> CODE =
            Parameter.selector("EventCode", new Kind.Choice<>(codes()), "Only these.", "SERVER_PROCESS_CRASHED");
    private static final Parameter<Instant> START =
            Parameter.selector("StartTime", new Kind.Moment(), "Only from then on.", "2026-11-22T08:00:00Z");
    private static final Parameter<Instant> END =
            Parameter.selector("EndTime", new Kind.Moment(), "Only until then.", "2026-11-23T08:00:00Z");

    private record Found(FleetId fleet, List<Shown> events, int total) {}

    /** @param url of its log, empty when there is none */
    private record Shown(FleetId fleet, Event event, String url) {}

    private static final Shape<Shown> EVENT = Shape.<Shown>named("Event")
            .text("EventCode", "what happened", shown -> shown.event.code().name())
            .text("EventId", "its id", shown -> id(shown.event))
            .text("EventTime", "when", shown -> Moments.utc(shown.event.at()))
            .text("Message", "in words", shown -> shown.event.message())
            .text(
                    "PreSignedLogUrl",
                    "fetches the log of this step, without further signature, for a while; empty when there is none",
                    Shown::url)
            .text("ResourceId", "the fleet", shown -> shown.fleet.value());
    private static final Shape<Found> EVENTS = Shape.<Found>named("")
            .list("Events", "the newest first", EVENT, Found::events)
            .whole("TotalCount", "how many fit; counted up to " + MOST_COUNTED, Found::total);

    private final Engine engine;
    private final LogUrls urls;

    public FleetEventActions(Engine engine, LogUrls urls) {
        this.engine = engine;
        this.urls = urls;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "DescribeFleetEvents",
                "Tells what happened to a fleet and its processes, the newest first.",
                List.of(Selectors.FLEET_ID.asRequired(), Selectors.LIMIT, OFFSET, CODE, START, END),
                EVENTS,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                this::found));
    }

    private Found found(Arguments arguments, Caller caller) {
        FleetId fleet = new FleetId(arguments.get(Selectors.FLEET_ID));
        engine.fleets().require(fleet);
        Optional<Optional<EventCode>> code = arguments.find(CODE);
        if (code.isPresent() && code.get().isEmpty()) {
            return new Found(fleet, List.of(), 0);
        }
        Set<EventCode> codes = code.flatMap(chosen -> chosen).map(Set::of).orElse(OF_FLEETS);
        EventTable.Query query = new EventTable.Query(
                Event.Subjects.of(fleet),
                codes,
                arguments.find(START).orElse(null),
                arguments.find(END).orElse(null),
                0,
                0);
        List<Event> all = engine.events().find(query, MOST_COUNTED);
        List<Shown> page = all.stream()
                .skip(arguments.whole(OFFSET, 0))
                .limit(Selectors.limit(arguments))
                .map(event -> new Shown(fleet, event, url(event, caller)))
                .toList();
        return new Found(fleet, page, all.size());
    }

    private String url(Event event, Caller caller) {
        String log = event.log();
        return log == null
                ? ""
                : urls.of(new KeptLog.OfEvent(log), caller.origin()).orElse("");
    }

    /** Every code a caller may ask for; empty for those that GSE documents and nothing here ever causes. */
    private static Map<String, Optional<EventCode>> codes() {
        Map<String, Optional<EventCode>> codes = new LinkedHashMap<>();
        OF_FLEETS.forEach(code -> codes.put(code.name(), Optional.of(code)));
        codes.put("FLEET_CREATION_EXTRACTING_ASSET", Optional.of(EventCode.FLEET_CREATION_EXTRACTING_BUILD));
        codes.put("FLEET_STATE_ASSETING", Optional.of(EventCode.FLEET_STATE_BUILDING));
        List.of(
                        "FLEET_VPC_PEERING_SUCCEEDED",
                        "FLEET_VPC_PEERING_FAILED",
                        "FLEET_VPC_PEERING_DELETE",
                        "FLEET_VPC_PEERING_DELETED",
                        "SERVER_PROCESS_SDK_INITIALIZATION_TIMEOUT")
                .forEach(name -> codes.put(name, Optional.empty()));
        return codes;
    }

    private static String id(Event event) {
        return "event-" + padded(event.number()) + "-" + padded(event.at().getEpochSecond());
    }

    private static String padded(long number) {
        String digits = Long.toString(number, 36);
        return "0".repeat(Math.max(0, 8 - digits.length())) + digits;
    }
}
