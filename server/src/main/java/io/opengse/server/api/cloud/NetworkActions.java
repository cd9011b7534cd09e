package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.id.FleetId;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;

/** The actions on Cloud Connect Networks: there are none outside the cloud, and nobody is told otherwise. */
public final class NetworkActions {
    private static final Parameter<String> ACCOUNT =
            Parameter.selector("AccountId", Kind.ascii(1, 64), "The network's owner.", "100000000001");
    private static final Parameter<String> CCN =
            Parameter.selector("CcnId", Kind.ascii(1, 64), "The network.", "ccn-1a2b3c4d");
    private static final List<ErrorCode> REFUSALS =
            List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.UNSUPPORTED_OPERATION);
    private static final Shape<Nothing> ATTACHMENT = Shape.<Nothing>named("CcnInstanceSets")
            .text("AccountId", "the network's owner", _ -> "")
            .text("CcnId", "the network", _ -> "")
            .text("CreateTime", "when it was attached", _ -> null)
            .text("InstanceName", "what is attached", _ -> "")
            .text("State", "how the attachment stands", _ -> "");
    private static final Shape<List<Nothing>> ATTACHMENTS = Shape.<List<Nothing>>named("")
            .list("CcnInstanceSets", "always empty: there are no cloud networks here", ATTACHMENT, same -> same)
            .whole("TotalCount", "always 0", List::size);

    private final Engine engine;

    public NetworkActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "DescribeCcnInstances",
                        "Lists the Cloud Connect Networks a fleet is attached to: none, as there are none outside the"
                                + " cloud.",
                        List.of(Selectors.FLEET_ID.asRequired()),
                        ATTACHMENTS,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> attachments(arguments)),
                new Action<>(
                        "AttachCcnInstances",
                        "Always refused: there are no Cloud Connect Networks outside the cloud.",
                        List.of(Selectors.FLEET_ID.asRequired(), ACCOUNT, CCN),
                        Nothing.SHAPE,
                        REFUSALS,
                        this::refused),
                new Action<>(
                        "DetachCcnInstances",
                        "Always refused: there are no Cloud Connect Networks outside the cloud.",
                        List.of(Selectors.FLEET_ID.asRequired()),
                        Nothing.SHAPE,
                        REFUSALS,
                        this::refused));
    }

    private List<Nothing> attachments(Arguments arguments) {
        engine.fleets().require(new FleetId(arguments.get(Selectors.FLEET_ID)));
        return List.of();
    }

    private Nothing refused(Arguments arguments, Caller caller) {
        engine.fleets().require(new FleetId(arguments.get(Selectors.FLEET_ID)));
        throw new ApiProblem(
                ErrorCode.UNSUPPORTED_OPERATION,
                "there are no Cloud Connect Networks in this deployment: connect the hosts themselves, for instance by"
                        + " a VPN, and give agents the address that players reach (setting address)");
    }
}
