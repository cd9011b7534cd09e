package io.opengse.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.server.api.call.FlatParameters;
import io.opengse.server.api.call.HttpCall;
import io.opengse.server.api.call.JsonBody;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.server.api.signature.Signer;
import io.opengse.server.api.signature.Tc3;
import io.opengse.server.api.signature.VersionOne;
import io.opengse.tracing.Traces;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signed API: who calls (either signature), what they call, with which parameters. Called by the HTTP server with
 * the request as it came; answers every one of them, and never throws.
 */
public final class CloudApi {
    static final String VERSION = "2019-11-12";
    private static final List<String> SHARED = List.of(
            "Action",
            "Version",
            "Region",
            "Timestamp",
            "Nonce",
            "SecretId",
            "Token",
            "Language",
            "RequestClient",
            "SignatureMethod",
            "Signature");

    private final Actions actions;
    private final Tc3 tc3;
    private final VersionOne versionOne;
    private final Guard guard;
    private static final Logger LOG = LoggerFactory.getLogger(CloudApi.class);

    private final RequestIds requestIds;
    private final CallSpans spans;

    /** @param random must be safe for use by many threads */
    public CloudApi(Actions actions, Guard guard, InstantSource clock, RandomGenerator random) {
        this(actions, guard, clock, random, false);
    }

    /**
     * @param random must be safe for use by many threads
     * @param unsignedPayload whether a client may leave the body out of its signature
     */
    public CloudApi(
            Actions actions, Guard guard, InstantSource clock, RandomGenerator random, boolean unsignedPayload) {
        this.actions = actions;
        this.guard = guard;
        this.tc3 = new Tc3(guard.credentials(), clock, unsignedPayload);
        this.versionOne = new VersionOne(guard.credentials(), clock);
        this.requestIds = new RequestIds(random);
        this.spans = new CallSpans(Traces.NONE);
    }

    private CloudApi(CloudApi unfollowed, Traces traces) {
        this.actions = unfollowed.actions;
        this.guard = unfollowed.guard;
        this.tc3 = unfollowed.tc3;
        this.versionOne = unfollowed.versionOne;
        this.requestIds = unfollowed.requestIds;
        this.spans = new CallSpans(traces);
    }

    /** The same, with every call followed. */
    public CloudApi followedBy(Traces traces) {
        return new CloudApi(this, traces);
    }

    /** What one request says once its signature is proven. */
    private record Request(
            Signer signer,
            @Nullable String action,
            @Nullable String version,
            ObjectNode parameters) {}

    /**
     * Answers one request.
     *
     * @param origin scheme and host under which the caller sees this server
     * @param source the address the request came from
     */
    public Reply answer(HttpCall call, String origin, String source) {
        String requestId = requestIds.next();
        return spans.follow(call.header("traceparent"), requestId, span -> {
            Reply reply = answer(call, new Caller("", origin, span), source, requestId);
            LOG.debug("answered action={} code={}", reply.action(), reply.code());
            return reply;
        });
    }

    private Reply answer(HttpCall call, Caller stranger, String source, String requestId) {
        AtomicReference<@Nullable Request> proven = new AtomicReference<>();
        Reply reply = Performed.guarded("unknown", requestId, () -> {
            Request request = read(call);
            proven.set(request);
            return performed(request, stranger, new Visit(source, requestId, null, null));
        });
        note(call, proven.get(), reply, new Visit(source, requestId, null, null));
        return reply;
    }

    private Reply performed(Request request, Caller stranger, Visit visit) {
        Action<?> action = action(request);
        Caller caller = new Caller(request.signer.actor(), stranger.origin(), stranger.span());
        return Performed.guarded(action.name(), visit.requestId(), () -> {
            guard.admit(request.signer, action, request.parameters, visit.source());
            return Performed.action(action, request.parameters, caller, visit.requestId());
        });
    }

    private void note(HttpCall call, @Nullable Request proven, Reply reply, Visit visit) {
        if (proven == null) {
            guard.noteStranger(Claim.of(call), reply, visit);
        } else {
            Action<?> action = actions.find(reply.action()).orElse(null);
            guard.note(proven.signer, reply, visit.to(action, proven.parameters));
        }
    }

    /**
     * Answers a call of one whose sign-in the console has proven: everything but the signature is as for any other.
     *
     * @param origin scheme and host under which the caller sees this server
     * @param source the address the call came from
     */
    public Reply answer(String secretId, String actionName, ObjectNode parameters, String origin, String source) {
        String requestId = requestIds.next();
        Request request = new Request(new Signer(secretId), actionName, VERSION, parameters);
        Reply reply = spans.follow(null, requestId, span -> {
            Caller stranger = new Caller("", origin, span);
            Visit visit = new Visit(source, requestId, null, null);
            return Performed.guarded("unknown", requestId, () -> performed(request, stranger, visit));
        });
        Action<?> action = actions.find(reply.action()).orElse(null);
        guard.note(request.signer, reply, new Visit(source, requestId, action, parameters));
        return reply;
    }

    /** Whether a credential's policies let it call an action on what the parameters name. */
    public boolean allows(String secretId, String actionName, ObjectNode parameters) {
        return actions.find(actionName)
                .filter(action -> guard.allows(secretId, action, parameters))
                .isPresent();
    }

    /** For a request that was too large to read. */
    public Reply tooLarge(long limit) {
        return Reply.failed(
                "unknown",
                new ApiProblem(
                        ErrorCode.REQUEST_SIZE_LIMIT_EXCEEDED,
                        "the request body is larger than " + limit + " bytes: no action needs that much"),
                requestIds.next());
    }

    private Request read(HttpCall call) {
        return call.header("authorization") == null ? readVersionOne(call) : readTc3(call);
    }

    private Request readTc3(HttpCall call) {
        Signer signer = tc3.verify(call);
        if (!call.isGet() && !call.rawQuery().isEmpty()) {
            throw unsignedQuery();
        }
        return new Request(signer, call.header("x-tc-action"), call.header("x-tc-version"), tc3Parameters(call));
    }

    private static ObjectNode tc3Parameters(HttpCall call) {
        if (call.isGet()) {
            return FlatParameters.tree(FlatParameters.parse(call.rawQuery()));
        }
        return isForm(call) ? FlatParameters.tree(FlatParameters.parse(call.bodyText())) : JsonBody.read(call.body());
    }

    private Request readVersionOne(HttpCall call) {
        if (!call.isGet() && !call.rawQuery().isEmpty()) {
            throw unsignedQuery();
        }
        boolean flatBody = !call.isGet() && isForm(call);
        Map<String, String> flat = call.isGet() || flatBody
                ? FlatParameters.parse(call.isGet() ? call.rawQuery() : call.bodyText())
                : Map.of();
        if (!flat.containsKey("Signature")) {
            throw new ApiProblem(
                    ErrorCode.AUTH_FAILURE_INVALID_AUTHORIZATION,
                    "the request is not signed: send an Authorization header (TC3-HMAC-SHA256), or SecretId, Timestamp"
                            + " and Signature as parameters; every official SDK does this by itself");
        }
        Signer signer = versionOne.verify(call, flat);
        String action = flat.get("Action");
        String version = flat.get("Version");
        SHARED.forEach(flat::remove);
        return new Request(signer, action, version, FlatParameters.tree(flat));
    }

    private Action<?> action(Request request) {
        if (request.action == null || request.action.isEmpty()) {
            throw ApiProblem.missing("Action is missing: name the action in the header X-TC-Action, or as a parameter");
        }
        if (request.version == null || request.version.isEmpty()) {
            throw ApiProblem.missing("Version is missing: send " + VERSION);
        }
        if (!request.version.equals(VERSION)) {
            throw new ApiProblem(ErrorCode.NO_SUCH_VERSION, "this API has only the version " + VERSION);
        }
        return actions.find(request.action)
                .orElseThrow(() -> new ApiProblem(
                        ErrorCode.INVALID_ACTION, "there is no such action" + actions.nearTo(request.action)));
    }

    private static boolean isForm(HttpCall call) {
        return call.headerOrEmpty("content-type")
                .toLowerCase(Locale.ROOT)
                .startsWith("application/x-www-form-urlencoded");
    }

    private static ApiProblem unsignedQuery() {
        return ApiProblem.malformed("a POST must not have a query: its parameters stand in its body");
    }
}
