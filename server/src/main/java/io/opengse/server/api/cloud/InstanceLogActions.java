package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.session.GameSession;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The action that gives out the logs that were saved from a fleet's instances (docs/decisions/0024). */
public final class InstanceLogActions {
    private static final int MOST = 10_000;

    private static final Parameter<String> INSTANCE_ID =
            Parameter.selector("InstanceId", Kind.ascii(1, 128), "Only of this instance.", "ins-1d6i1mzp");
    private static final Parameter<String> SERVER_IP =
            Parameter.selector("ServerIp", Kind.ascii(1, 128), "Only of instances on the host of this address.", "");
    private static final Parameter<Long> OFFSET =
            Parameter.selector("Offset", Kind.whole(0, MOST), "Links to skip.", "0");
    private static final Parameter<Long> SIZE =
            Parameter.selector("Size", Kind.whole(1, 100), "Links in one page; 20 when left out.", "20");

    private record Links(List<String> page, int total, boolean more) {}

    private static final Shape<Links> LINKS = Shape.<Links>named("")
            .texts("PresignedUrls", "each fetches a zip, without further signature, for a while", Links::page)
            .whole("Total", "how many there are", Links::total)
            .flag("HasNext", "whether there are more after these", Links::more);

    private final Engine engine;
    private final LogUrls urls;

    public InstanceLogActions(Engine engine, LogUrls urls) {
        this.engine = engine;
        this.urls = urls;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "GetGameServerInstanceLogUrl",
                "Gives links to the logs that were saved from a fleet's instances: one zip for each session that was"
                        + " hosted there and is over, the newest first.",
                List.of(Selectors.FLEET_ID.asRequired(), INSTANCE_ID, SERVER_IP, OFFSET, SIZE),
                LINKS,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                this::links));
    }

    private Links links(Arguments arguments, Caller caller) {
        FleetId fleet = new FleetId(arguments.get(Selectors.FLEET_ID));
        engine.fleets().require(fleet);
        EventTable.Query saved =
                new EventTable.Query(Event.Subjects.of(fleet), Set.of(EventCode.SESSION_LOGS_SAVED), null, null, 0, 0);
        Set<SessionId> sessions = new LinkedHashSet<>();
        engine.events().find(saved, MOST).stream()
                .map(event -> event.subjects().session())
                .filter(Objects::nonNull)
                .forEach(sessions::add);
        List<SessionId> fitting =
                sessions.stream().filter(id -> fits(id, arguments)).toList();
        int offset = arguments.whole(OFFSET, 0);
        int size = arguments.whole(SIZE, Selectors.STANDARD_LIMIT);
        List<String> page = fitting.stream()
                .skip(offset)
                .limit(size)
                .flatMap(id -> urls.of(new KeptLog.OfSession(id), caller.origin()).stream())
                .toList();
        return new Links(page, fitting.size(), offset + size < fitting.size());
    }

    private boolean fits(SessionId id, Arguments arguments) {
        Optional<String> instance = arguments.find(INSTANCE_ID);
        Optional<String> address = arguments.find(SERVER_IP);
        if (instance.isEmpty() && address.isEmpty()) {
            return true;
        }
        Optional<GameSession> session = engine.sessions().find(id);
        return session.filter(
                        found -> address.map(found.place().address()::equals).orElse(true))
                .filter(found -> instance.map(
                                wanted -> wanted.equals(instanceOf(found.place().process())))
                        .orElse(true))
                .isPresent();
    }

    private String instanceOf(ProcessId process) {
        return engine.processes()
                .find(process)
                .map(GameProcess::instance)
                .map(Object::toString)
                .orElse("");
    }
}
