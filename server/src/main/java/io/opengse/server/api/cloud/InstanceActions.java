package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.InstanceType;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;

/** The actions on one instance, and on the types of instances. */
public final class InstanceActions {
    private static final Parameter<String> FLEET_ID = Selectors.FLEET_ID.asRequired();
    private static final Parameter<String> INSTANCE_ID = Parameter.selector(
                    "InstanceId", Kind.ascii(1, 128), "The instance.", "ins-1d6i1mzp")
            .asRequired();
    private static final Parameter<Long> WEIGHT = Parameter.of(
                    "Weight", Kind.whole(0, 10), "5 at first; higher is preferred for new sessions, 0 takes none.", "5")
            .asRequired();
    private static final Parameter<Long> RESERVE = Parameter.selector(
            "ReserveValue", Kind.whole(0, 1), "1 keeps it for troubleshooting, 0 (when left out) no longer.", "1");
    private static final Shape<InstanceType> TYPE = Shape.<InstanceType>named("InstanceTypeInfo")
            .text("TypeName", "its name", InstanceType::name)
            .text("InstanceType", "its name", InstanceType::name)
            .whole("Cpu", "cores", InstanceType::cores)
            .whole("Memory", "gigabytes", InstanceType::gigabytes)
            .whole("NetworkCard", "always 0: nothing limits packets here", _ -> 0);
    private static final Shape<List<InstanceType>> TYPES = Shape.<List<InstanceType>>named("")
            .list("InstanceTypeList", "the types of this installation", TYPE, same -> same);
    private static final Shape<NoAccess> ACCESS =
            Shape.<NoAccess>named("").object("InstanceAccess", "never given", NoAccess.SHAPE, same -> same);

    /** What is never given out: nobody makes accounts on the operator's hosts. */
    private enum NoAccess {
        EVER;

        private static final Shape<NoAccess> CREDENTIALS = Shape.<NoAccess>named("Credentials")
                .text("Secret", "never given", _ -> "")
                .text("UserName", "never given", _ -> "");
        private static final Shape<NoAccess> SHAPE = Shape.<NoAccess>named("InstanceAccess")
                .object("Credentials", "never given", CREDENTIALS, same -> same)
                .text("FleetId", "never given", _ -> "")
                .text("InstanceId", "never given", _ -> "")
                .text("IpAddress", "never given", _ -> "")
                .text("OperatingSystem", "never given", _ -> "");
    }

    private final Engine engine;
    private final Shape<List<InstanceType>> limits;

    public InstanceActions(Engine engine) {
        this.engine = engine;
        int quota = engine.settings().quotas().instances();
        Shape<InstanceType> extra = Shape.<InstanceType>named("ExtraInfos")
                .text("InstanceType", "a type", InstanceType::name)
                .whole("TotalInstances", "how many of it there may be: types have no quota of their own", _ -> quota);
        this.limits = Shape.<List<InstanceType>>named("")
                .whole("Limit", "how many instances all fleets may have together", _ -> quota)
                .list("ExtraInfos", "by type", extra, same -> same);
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "SetServerWeight",
                        "Sets how much an instance is preferred for new sessions; what runs already goes on.",
                        List.of(FLEET_ID, INSTANCE_ID, WEIGHT),
                        Nothing.SHAPE,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE),
                        (arguments, caller) -> {
                            engine.instances()
                                    .setWeight(
                                            fleet(arguments),
                                            instance(arguments),
                                            arguments.whole(WEIGHT, 5),
                                            caller.actor());
                            return Nothing.AT_ALL;
                        }),
                new Action<>(
                        "SetServerReserved",
                        "Keeps an instance for troubleshooting, or no longer: scale-in never chooses a kept one.",
                        List.of(FLEET_ID, INSTANCE_ID, RESERVE),
                        Nothing.SHAPE,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE),
                        (arguments, caller) -> {
                            boolean reserved = arguments.whole(RESERVE, 0) == 1;
                            engine.instances()
                                    .setReserved(fleet(arguments), instance(arguments), reserved, caller.actor());
                            return Nothing.AT_ALL;
                        }),
                new Action<>(
                        "GetInstanceAccess",
                        "Always refused: accounts on the hosts are their operator's, and none are made up here.",
                        List.of(FLEET_ID, INSTANCE_ID),
                        ACCESS,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.UNSUPPORTED_OPERATION),
                        (arguments, _) -> access(arguments)),
                new Action<>(
                        "DescribeInstanceTypes",
                        "Lists the sizes of machines a fleet may name (setting instance-types).",
                        List.of(),
                        TYPES,
                        List.of(),
                        (_, _) -> engine.settings().instanceTypes()),
                new Action<>(
                        "DescribeInstanceLimit",
                        "Says how many instances there may be (setting instance-quota).",
                        List.of(),
                        limits,
                        List.of(),
                        (_, _) -> engine.settings().instanceTypes()));
    }

    private NoAccess access(Arguments arguments) {
        String host = engine.instances()
                .find(instance(arguments))
                .filter(found -> found.fleet().equals(fleet(arguments)))
                .map(found -> found.host() == null ? "no host yet" : "host " + found.host())
                .orElseThrow(() -> ApiProblem.notFound("instance " + instance(arguments) + " of fleet "
                        + fleet(arguments) + " does not exist; DescribeInstances names those that do"));
        throw new ApiProblem(
                ErrorCode.UNSUPPORTED_OPERATION,
                "OpenGSE makes no accounts on hosts: log in to the machine itself, as its operator does; this instance is"
                        + " on " + host + ", whose address DescribeInstances names");
    }

    private static FleetId fleet(Arguments arguments) {
        return new FleetId(arguments.get(FLEET_ID));
    }

    private static InstanceId instance(Arguments arguments) {
        return new InstanceId(arguments.get(INSTANCE_ID));
    }
}
