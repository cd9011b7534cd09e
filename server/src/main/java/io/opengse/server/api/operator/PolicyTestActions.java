package io.opengse.server.api.operator;

import io.opengse.engine.access.AddressRange;
import io.opengse.engine.access.Circumstances;
import io.opengse.engine.access.Decision;
import io.opengse.engine.access.Permissions;
import io.opengse.engine.access.Resource;
import io.opengse.engine.access.ResourceKind;
import io.opengse.server.access.AccessOffice;
import io.opengse.server.access.BadPolicy;
import io.opengse.server.access.Identity;
import io.opengse.server.access.PolicyReader;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.settings.NearMiss;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The operator action that asks what a credential or a policy would allow, without doing it. */
public final class PolicyTestActions {
    private static final Parameter<String> SECRET_ID = Parameter.selector(
            "SecretId",
            Kind.ascii(1, 128),
            "Whose policies are asked; or give a PolicyDocument.",
            "AKIDx7Qm2ZrT9aBc4D");
    private static final Parameter<String> DOCUMENT = Parameter.selector(
            "PolicyDocument", Kind.text(1, PolicyReader.LONGEST), "The policy that is asked; or give a SecretId.", "");
    private static final Parameter<String> ACTION = Parameter.of(
                    "ActionName", Kind.ascii(1, 128), "What would be called.", "gse:DeleteFleet")
            .asRequired();
    private static final Parameter<String> RESOURCE = Parameter.selector(
            "Resource",
            Kind.ascii(1, 512),
            "On what, as KIND/ID or with the six parts; for actions that touch a single thing.",
            "fleet/fleet-qp3g3caa-95z2gimq");

    private static final Parameter<String> SOURCE = Parameter.selector(
            "SourceAddress",
            Kind.ascii(1, 64),
            "From where, for conditions on qcs:ip; left out: from nowhere known. The time is now.",
            "203.0.113.7");

    private record Verdict(boolean allowed, String reason) {}

    private static final Shape<Verdict> VERDICT = Shape.<Verdict>named("")
            .flag("Allowed", "whether the call would be let through", Verdict::allowed)
            .text("Reason", "which statement decides", Verdict::reason);

    private final AccessOffice office;
    private final Supplier<Collection<Action<?>>> offered;
    private final InstantSource clock;

    /** @param offered every action of this server */
    public PolicyTestActions(AccessOffice office, Supplier<Collection<Action<?>>> offered, InstantSource clock) {
        this.office = office;
        this.offered = offered;
        this.clock = clock;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "OpengseTestPolicy",
                "Tells whether a credential, or a policy that is not kept yet, allows a call, and which statement decides.",
                List.of(SECRET_ID, DOCUMENT, ACTION, RESOURCE, SOURCE),
                VERDICT,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, _) -> verdict(arguments)));
    }

    private Verdict verdict(Arguments arguments) {
        Action<?> action = action(arguments.get(ACTION));
        if (arguments.find(SECRET_ID).isPresent() == arguments.find(DOCUMENT).isPresent()) {
            throw ApiProblem.badValue("give one of SecretId and PolicyDocument");
        }
        if (arguments.find(SECRET_ID).filter(office::isRoot).isPresent()) {
            return new Verdict(true, "the root may do everything");
        }
        List<Resource> touched = touched(action, arguments.get(RESOURCE, ""));
        Permissions all = permissions(arguments);
        Permissions holding = all.in(new Circumstances(clock.instant(), source(arguments)));
        int unheld = all.statements().size() - holding.statements().size();
        String conditions =
                unheld == 0 ? "" : "; the conditions of " + unheld + " statements do not hold from there now";
        return switch (holding.decide(action.permission(), touched)) {
            case Decision.Allowed(List<String> origins) ->
                new Verdict(true, "allowed by " + String.join(", ", origins));
            case Decision.Forbidden(String origin, String resource) ->
                new Verdict(
                        false, "denied by " + origin + " on " + office.account().nameOf(resource));
            case Decision.NotGranted(String resource) ->
                new Verdict(
                        false,
                        "no statement allows " + action.permission() + " on "
                                + office.account().nameOf(resource)
                                + (touched.isEmpty() ? "; this action can only be granted on *" : "")
                                + conditions);
        };
    }

    private static String source(Arguments arguments) {
        String given = arguments.get(SOURCE, "");
        try {
            return given.isEmpty() ? "" : AddressRange.of(given).toString();
        } catch (IllegalArgumentException bad) {
            throw ApiProblem.badValue("SourceAddress \"" + given + "\" " + bad.getMessage() + "; write 203.0.113.7");
        }
    }

    private Permissions permissions(Arguments arguments) {
        if (arguments.find(DOCUMENT).isPresent()) {
            try {
                return new Permissions(office.read("as given", arguments.get(DOCUMENT), List.of())
                        .statements());
            } catch (BadPolicy bad) {
                throw ApiProblem.badValue("PolicyDocument: " + bad.text());
            }
        }
        String secretId = office.require(arguments.get(SECRET_ID)).secretId();
        return office.book()
                .find(secretId)
                .map(Identity::permissions)
                .orElseThrow(() -> new ApiProblem(
                        ErrorCode.RESOURCE_UNAVAILABLE, "credential " + secretId + " is disabled and may do nothing"));
    }

    private Action<?> action(String name) {
        Collection<Action<?>> all = offered.get();
        return all.stream()
                .filter(one -> one.permission().equals(name) || one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiProblem.badValue("ActionName: there is no action \"" + name + "\""
                        + NearMiss.hint(
                                name,
                                all.stream().<String>map(Action::permission).toList())));
    }

    private static List<Resource> touched(Action<?> action, String resource) {
        ResourceKind kind = action.touched().kind();
        if (kind == null) {
            return List.of();
        }
        String thing = resource.substring(resource.lastIndexOf(':') + 1);
        int slash = thing.indexOf('/');
        if (slash < 0 || !ResourceKind.of(thing.substring(0, slash)).equals(java.util.Optional.of(kind))) {
            throw ApiProblem.badValue("Resource: " + action.permission() + " touches one " + kind.word()
                    + ": name it as " + kind.word() + "/ID");
        }
        return List.of(new Resource(kind, thing.substring(slash + 1)));
    }
}
