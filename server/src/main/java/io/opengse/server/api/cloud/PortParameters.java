package io.opengse.server.api.cloud;

import io.opengse.engine.fleet.InboundPermission;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Structure;
import java.util.List;

/** Inbound permissions, as actions take them. */
public final class PortParameters {
    private static final int MOST = 100;

    private static final Parameter<Long> FROM = Parameter.of(
                    "FromPort", Kind.whole(1025, 60_000), "First port.", "7000")
            .asRequired();
    private static final Parameter<Long> TO = Parameter.of(
                    "ToPort", Kind.whole(1025, 60_000), "Last port; not below FromPort.", "7100")
            .asRequired();
    private static final Parameter<Protocol> PROTOCOL = Parameter.of(
                    "Protocol", Kind.choice(Protocol.class, Protocol::name), "What the ports are used for.", "UDP")
            .asRequired();
    private static final Parameter<String> RANGE = Parameter.of(
                    "IpRange", Kind.ascii(1, 64), "From which addresses, as a CIDR block of IPv4.", "0.0.0.0/0")
            .asRequired();

    /** At creation. */
    public static final Parameter<List<Arguments>> PERMISSIONS = Parameter.of(
            "InboundPermissions",
            new ListOf<>(rule("InboundPermission"), 1, MOST),
            "The ports players may use; a process that is ready on another one is told of in the fleet's events.",
            "*");

    static final Parameter<List<Arguments>> AUTHORIZATIONS = Parameter.of(
            "InboundPermissionAuthorizations",
            new ListOf<>(rule("InboundPermissionAuthorization"), 0, MOST),
            "Rules to add; one that stands already stays.",
            "*");
    static final Parameter<List<Arguments>> REVOCATIONS = Parameter.of(
            "InboundPermissionRevocations",
            new ListOf<>(rule("InboundPermissionRevocations"), 0, MOST),
            "Rules to remove, known by all four fields; done before rules are added.",
            "*");

    private enum Protocol {
        TCP,
        UDP
    }

    private PortParameters() {}

    public static List<InboundPermission> read(List<Arguments> given) {
        return given.stream().map(PortParameters::read).toList();
    }

    private static InboundPermission read(Arguments given) {
        return new InboundPermission(
                given.whole(FROM, 0), given.whole(TO, 0), given.get(PROTOCOL).name(), given.get(RANGE));
    }

    private static Structure rule(String name) {
        return new Structure(name, List.of(FROM, RANGE, PROTOCOL, TO));
    }
}
