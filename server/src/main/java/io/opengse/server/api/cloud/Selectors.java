package io.opengse.server.api.cloud;

import io.opengse.engine.alias.Aliases;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.Target;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import java.util.Optional;

/** The parameters by which many actions say what they are about, and which part of a list they want. */
final class Selectors {
    /** Session ids are long: region, account, fleet and perhaps the caller's own name of up to 4096. */
    static final Kind<String> SESSION_ID_KIND = Kind.ascii(1, 4352);

    static final Parameter<String> FLEET_ID =
            Parameter.selector("FleetId", Kind.ascii(1, 128), "The fleet.", "fleet-qp3g3caa-95z2gimq");
    static final Parameter<String> ALIAS_ID = Parameter.selector(
            "AliasId", Kind.ascii(1, 128), "An alias that leads to a fleet; not looked at when FleetId is given.", "");
    static final Parameter<String> SESSION_ID = Parameter.selector(
            "GameServerSessionId",
            SESSION_ID_KIND,
            "The game server session.",
            "qcs::gse:local:uin/100000000001:gameserversession/fleet-qp3g3caa-95z2gimq/gssess-k17ia36c-omi2numy");
    static final Parameter<Long> LIMIT =
            Parameter.selector("Limit", Kind.whole(1, 100), "Rows in one page; 20 when left out.", "20");
    static final Parameter<String> NEXT_TOKEN = Parameter.selector(
            "NextToken", Kind.ascii(1, 16_384), "The NextToken of the page before; left out for the first page.", "");
    static final int STANDARD_LIMIT = 20;

    private Selectors() {}

    /** Where a call wants something, by the fleet's id or by alias; empty when it says neither. */
    static Optional<Target> target(Arguments arguments) {
        Optional<Target> fleet = arguments.find(FLEET_ID).map(FleetId::new).map(Target.Direct::new);
        return fleet.isPresent()
                ? fleet
                : arguments.find(ALIAS_ID).map(AliasId::new).map(Target.Through::new);
    }

    /** The fleet a call names, by id or by the alias that leads to it now; empty when it names none. */
    static Optional<FleetId> fleet(Arguments arguments, Aliases aliases) {
        Optional<FleetId> fleet = arguments.find(FLEET_ID).map(FleetId::new);
        return fleet.isPresent()
                ? fleet
                : arguments.find(ALIAS_ID).map(AliasId::new).map(aliases::resolve);
    }

    static SessionId session(Arguments arguments) {
        return new SessionId(arguments.get(SESSION_ID));
    }

    static int limit(Arguments arguments) {
        return arguments.whole(LIMIT, STANDARD_LIMIT);
    }
}
