package io.opengse.server.api.operator;

import io.opengse.engine.Engine;
import io.opengse.engine.audit.AuditEntry;
import io.opengse.engine.audit.AuditTable;
import io.opengse.server.access.AuditTrail;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import java.time.Instant;
import java.util.List;

/** The operator action that tells who called what, when, from where, and with which result. */
public final class AuditActions {
    private static final Parameter<String> CREDENTIAL =
            Parameter.selector("SecretId", Kind.ascii(1, 128), "Only calls of this credential.", "AKIDx7Qm2ZrT9aBc4D");
    private static final Parameter<String> ACTION =
            Parameter.selector("ActionName", Kind.ascii(1, 128), "Only calls of this action.", "DeleteFleet");
    private static final Parameter<Instant> SINCE =
            Parameter.selector("Since", new Kind.Moment(), "Only calls from this moment on.", "2026-11-22T08:00:00Z");
    private static final Parameter<Long> BEFORE = Parameter.selector(
            "BeforeNumber", Kind.whole(0, Long.MAX_VALUE), "Only calls with a lower number: for the next page.", "");
    private static final Parameter<Long> LIMIT =
            Parameter.selector("Limit", Kind.whole(1, 1000), "At most so many; 100 when left out.", "100");

    private static final Shape<AuditEntry> CALL = Shape.<AuditEntry>named("AuditedCall")
            .whole("Number", "rises with the order in which calls were taken down", AuditEntry::number)
            .text(
                    "Time",
                    "when it was answered, to the millisecond",
                    entry -> entry.at().toString())
            .text(
                    "SecretId",
                    "the credential that signed it, or that it claims, under a code AuthFailure.* or when it could not be"
                            + " read; \"capi\" for the unsigned local API, \"link\" for signed links and passes; empty when"
                            + " unknown",
                    AuditEntry::credential)
            .text("ActionName", "what was called; \"unknown\" when it did not come so far", AuditEntry::action)
            .text("Resources", "the ids it named or made, apart by blanks", AuditEntry::resources)
            .text("SourceAddress", "where the connection came from", AuditEntry::source)
            .text("Code", "OK, or the error's code", AuditEntry::code)
            .text("CallRequestId", "the RequestId its caller was told", AuditEntry::requestId);
    private static final Shape<List<AuditEntry>> CALLS =
            Shape.<List<AuditEntry>>named("").list("Calls", "the newest first", CALL, all -> all);

    private final Engine engine;
    private final AuditTrail trail;

    public AuditActions(Engine engine, AuditTrail trail) {
        this.engine = engine;
        this.trail = trail;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "OpengseListAudit",
                "Tells who called what, from where, and with which result, the newest first. For the next page, ask"
                        + " again with the lowest number seen.",
                List.of(CREDENTIAL, ACTION, SINCE, BEFORE, LIMIT),
                CALLS,
                List.of(),
                (arguments, _) -> found(arguments)));
    }

    private List<AuditEntry> found(Arguments arguments) {
        // What is still waiting to be written would be missed by who asks right after.
        trail.flush();
        AuditTable.Query query = new AuditTable.Query(
                arguments.find(CREDENTIAL).orElse(null),
                arguments.find(ACTION).orElse(null),
                arguments.find(SINCE).orElse(null),
                arguments.get(BEFORE, 0L));
        return engine.audits().find(query, arguments.whole(LIMIT, 100));
    }
}
