package io.opengse.server.api.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.server.api.Actions;
import io.opengse.server.api.Guard;
import io.opengse.server.api.Performed;
import io.opengse.server.api.Reply;
import io.opengse.server.api.call.JsonBody;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The unsigned API for development, POST /capi, as GSE Local has it: the body is JSON whatever its Content-Type says,
 * and any fleet id leads to the one local fleet. Served only to this machine, and only when it is switched on.
 */
public final class LocalApi {
    private static final List<String> OFFERED = List.of(
            "CreateGameServerSession",
            "DescribeGameServerSessions",
            "JoinGameServerSession",
            "JoinGameServerSessionBatch",
            "DescribePlayerSessions");
    private static final Pattern FLEET = Pattern.compile("^fleet-\\S+");

    private final Actions actions;
    private final Engine engine;
    private final Guard guard;
    private final InstantSource clock;

    public LocalApi(Actions actions, Engine engine, InstantSource clock, Guard guard) {
        this.actions = actions;
        this.guard = guard;
        this.engine = engine;
        this.clock = clock;
    }

    /** @param origin scheme and host under which the caller sees this server */
    public Reply answer(byte[] body, String origin) {
        String requestId = requestId();
        AtomicReference<@Nullable ObjectNode> parameters = new AtomicReference<>();
        Reply reply = Performed.guarded("unknown", requestId, () -> {
            ObjectNode given = JsonBody.read(body);
            parameters.set(given);
            Action<?> action = action(given);
            given.remove("Action");
            useLocalFleet(given);
            return Performed.action(action, given, new Caller("capi", origin), requestId);
        });
        guard.noteLocal(reply, actions.find(reply.action()).orElse(null), parameters.get(), requestId);
        return LocalForm.of(reply);
    }

    private Action<?> action(ObjectNode given) {
        String name = given.path("Action").asText("");
        if (name.isEmpty()) {
            throw ApiProblem.missing("Action is missing: the body must be JSON such as"
                    + " {\"Action\": \"CreateGameServerSession\", \"FleetId\": \"fleet-1\", …}");
        }
        return actions.find(name)
                .filter(action -> OFFERED.contains(action.name()))
                .orElseThrow(() -> new ApiProblem(
                        ErrorCode.INVALID_ACTION, "/capi has only the actions " + String.join(", ", OFFERED)));
    }

    private void useLocalFleet(ObjectNode given) {
        JsonNode fleet = given.path("FleetId");
        if (!fleet.isTextual() || fleet.textValue().isEmpty()) {
            return;
        }
        if (!FLEET.matcher(fleet.textValue()).find()) {
            throw ApiProblem.badValue("FleetId must begin with \"fleet-\"; what follows does not matter here");
        }
        Fleet local = engine.fleets().list(0, 1).stream()
                .filter(first -> first.status() != FleetStatus.TERMINATED)
                .findFirst()
                .orElseThrow(() -> ApiProblem.notFound("this server has no fleet yet"));
        given.put("FleetId", local.id().value());
    }

    /** "s" and Unix nanoseconds. */
    private String requestId() {
        Instant now = clock.instant();
        return "s" + (now.getEpochSecond() * 1_000_000_000L + now.getNano());
    }
}
