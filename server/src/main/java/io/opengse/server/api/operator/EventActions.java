package io.opengse.server.api.operator;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operator action that tells what was decided, by whom and why. */
public final class EventActions {
    private static final Parameter<String> FLEET_ID =
            Parameter.selector("FleetId", Kind.ascii(1, 128), "Only about this fleet.", "");
    private static final Parameter<String> HOST_ID =
            Parameter.selector("HostId", Kind.ascii(1, 128), "Only about this host.", "");
    private static final Parameter<String> PROCESS_ID =
            Parameter.selector("ProcessId", Kind.ascii(1, 128), "Only about this process.", "proc-3f9a");
    private static final Parameter<String> SESSION_ID =
            Parameter.selector("GameServerSessionId", Kind.ascii(1, 4352), "Only about this session.", "");
    private static final Parameter<String> PLAYER_SESSION_ID =
            Parameter.selector("PlayerSessionId", Kind.ascii(1, 1024), "Only about this player session.", "");
    private static final Parameter<List<EventCode>> CODES = Parameter.of(
            "EventCodes",
            new ListOf<>(Kind.choice(EventCode.class, EventCode::name), 0, 50),
            "Only these; any when empty or left out.",
            "PROCESS_EXITED");
    private static final Parameter<Long> AFTER = Parameter.selector(
            "AfterNumber",
            Kind.whole(0, Long.MAX_VALUE),
            "Only events with a higher number: to follow what happens, ask again with the highest number seen.",
            "41");
    private static final Parameter<Long> BEFORE = Parameter.selector(
            "BeforeNumber", Kind.whole(0, Long.MAX_VALUE), "Only events with a lower number: for the next page.", "");
    private static final Parameter<Long> LIMIT =
            Parameter.selector("Limit", Kind.whole(1, 1000), "At most so many; 100 when left out.", "100");

    private static final Shape<Event> EVENT = Shape.<Event>named("OperatorEvent")
            .whole("Number", "rises with time", Event::number)
            .text("Time", "when, to the millisecond", event -> event.at().toString())
            .text("EventCode", "what happened", event -> event.code().name())
            .text("Actor", "who caused it", Event::actor)
            .text("Message", "what and why, in words", Event::message)
            .text(
                    "FleetId",
                    "about this fleet, or null",
                    event -> text(event.subjects().fleet()))
            .text(
                    "HostId",
                    "about this host, or null",
                    event -> text(event.subjects().host()))
            .text(
                    "ProcessId",
                    "about this process, or null",
                    event -> text(event.subjects().process()))
            .text(
                    "GameServerSessionId",
                    "about this session, or null",
                    event -> text(event.subjects().session()))
            .text(
                    "PlayerSessionId",
                    "about this player session, or null",
                    event -> text(event.subjects().player()));
    private static final Shape<List<Event>> EVENTS =
            Shape.<List<Event>>named("").list("Events", "the newest first", EVENT, all -> all);

    private final Engine engine;

    public EventActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "OpengseListEvents",
                "Tells what happened and what was decided, by whom and why, the newest first.",
                List.of(FLEET_ID, HOST_ID, PROCESS_ID, SESSION_ID, PLAYER_SESSION_ID, CODES, AFTER, BEFORE, LIMIT),
                EVENTS,
                List.of(),
                (arguments, _) -> found(arguments)));
    }

    private List<Event> found(Arguments arguments) {
        Event.Subjects about = new Event.Subjects(
                arguments.find(FLEET_ID).map(FleetId::new).orElse(null),
                arguments.find(HOST_ID).map(HostId::new).orElse(null),
                arguments.find(PROCESS_ID).map(ProcessId::new).orElse(null),
                arguments.find(SESSION_ID).map(SessionId::new).orElse(null),
                arguments.find(PLAYER_SESSION_ID).map(PlayerSessionId::new).orElse(null));
        EventTable.Query query = new EventTable.Query(
                about,
                Set.copyOf(arguments.get(CODES, List.of())),
                null,
                null,
                arguments.get(BEFORE, 0L),
                arguments.get(AFTER, 0L));
        return engine.events().find(query, arguments.whole(LIMIT, 100));
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
