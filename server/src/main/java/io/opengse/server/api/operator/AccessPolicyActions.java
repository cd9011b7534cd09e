package io.opengse.server.api.operator;

import io.opengse.engine.access.Policy;
import io.opengse.engine.access.PresetPolicy;
import io.opengse.server.access.AccessOffice;
import io.opengse.server.access.BadPolicy;
import io.opengse.server.access.PolicyReader;
import io.opengse.server.api.cloud.Moments;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operator actions on policies: what credentials may do. */
public final class AccessPolicyActions {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.+=,@-]+");

    private static final Parameter<String> POLICY_NAME = Parameter.selector(
                    "PolicyName",
                    Kind.ascii(1, 128),
                    "The policy: letters, digits and _.+=,@- only.",
                    "QcloudGSEReadOnlyAccess")
            .asRequired();
    private static final Parameter<String> DOCUMENT = Parameter.of(
                    "PolicyDocument",
                    Kind.text(1, PolicyReader.LONGEST),
                    "JSON of the documented grammar, version 2.0, as one string.",
                    "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"allow\", \"action\": \"gse:Describe*\","
                            + " \"resource\": \"*\"}]}")
            .asRequired();
    private static final Parameter<String> DESCRIPTION =
            Parameter.of("Description", Kind.text(0, 300), "Free text.", "what dashboards read");
    private static final Parameter<Boolean> REPLACE = Parameter.of(
            "Replace", new Kind.Flag(), "Whether to change the policy of that name; false when left out.", "false");

    /** A policy as operators see it. */
    private record Listed(
            String name,
            String type,
            String description,
            String document,
            @Nullable String changed) {}

    private static final Shape<Listed> POLICY = Shape.<Listed>named("Policy")
            .text("PolicyName", "its name", Listed::name)
            .text("Type", "PRESET (always there) or CUSTOM", Listed::type)
            .text("Description", "free text", Listed::description)
            .text("PolicyDocument", "JSON, as it was written", Listed::document)
            .text("LastUpdatedTime", "when it was last changed; null for presets", Listed::changed);
    private static final Shape<Listed> ONE =
            Shape.<Listed>named("").object("Policy", "the policy", POLICY, same -> same);
    private static final Shape<List<Listed>> ALL =
            Shape.<List<Listed>>named("").list("Policies", "presets first, then by name", POLICY, same -> same);

    private record Kept(Listed policy, List<String> warnings) {}

    private static final Shape<Kept> KEPT = Shape.<Kept>named("")
            .object("Policy", "the policy", POLICY, Kept::policy)
            .texts("Warnings", "what of it has no effect here", Kept::warnings);

    private final AccessOffice office;
    private final Supplier<Collection<Action<?>>> offered;

    /** @param offered every action of this server */
    public AccessPolicyActions(AccessOffice office, Supplier<Collection<Action<?>>> offered) {
        this.office = office;
        this.offered = offered;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(create(), describe(), list(), delete(), attaching(true), attaching(false));
    }

    private Action<Kept> create() {
        return new Action<>(
                "OpengseCreatePolicy",
                "Keeps a policy document under a name. Replaced, it holds at once for all that have it.",
                List.of(POLICY_NAME, DOCUMENT, DESCRIPTION, REPLACE),
                KEPT,
                List.of(ErrorCode.LIMIT_EXCEEDED),
                this::kept);
    }

    private Kept kept(Arguments arguments, Caller caller) {
        String name = arguments.get(POLICY_NAME);
        if (!WORD.matcher(name).matches()) {
            throw ApiProblem.badValue("PolicyName must be of letters, digits and _.+=,@- only");
        }
        List<String> known =
                offered.get().stream().<String>map(Action::permission).toList();
        String document = arguments.get(DOCUMENT);
        try {
            List<String> warnings = office.read(name, document, known).warnings();
            Policy policy = office.put(
                    new AccessOffice.NewPolicy(
                            name, arguments.get(DESCRIPTION, ""), document, arguments.get(REPLACE, false)),
                    known,
                    caller.actor());
            return new Kept(listed(policy), warnings);
        } catch (BadPolicy bad) {
            throw ApiProblem.badValue("PolicyDocument: " + bad.text());
        }
    }

    private Action<Listed> describe() {
        return new Action<>(
                "OpengseDescribePolicy",
                "Shows a policy and its document.",
                List.of(POLICY_NAME),
                ONE,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, _) -> PresetPolicy.named(arguments.get(POLICY_NAME))
                        .map(AccessPolicyActions::listed)
                        .orElseGet(() -> listed(office.requirePolicy(arguments.get(POLICY_NAME)))));
    }

    private Action<List<Listed>> list() {
        return new Action<>(
                "OpengseListPolicies",
                "Shows every policy.",
                List.of(),
                ALL,
                List.of(),
                (_, _) -> Stream.concat(
                                Stream.of(PresetPolicy.values()).map(AccessPolicyActions::listed),
                                office.policies().stream().map(AccessPolicyActions::listed))
                        .toList());
    }

    private Action<Nothing> delete() {
        return new Action<>(
                "OpengseDeletePolicy",
                "Forgets a policy that no credential has any more.",
                List.of(POLICY_NAME),
                Nothing.SHAPE,
                List.of(ErrorCode.RESOURCE_IN_USE, ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, caller) -> {
                    office.deletePolicy(arguments.get(POLICY_NAME), caller.actor());
                    return Nothing.AT_ALL;
                });
    }

    private Action<Nothing> attaching(boolean on) {
        return new Action<>(
                on ? "OpengseAttachPolicy" : "OpengseDetachPolicy",
                on
                        ? "Lets a policy hold for a credential, at once. Again changes nothing."
                        : "Lets a policy hold for a credential no more, at once.",
                List.of(POLICY_NAME, CredentialActions.SECRET_ID),
                Nothing.SHAPE,
                List.of(ErrorCode.LIMIT_EXCEEDED, ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.UNSUPPORTED_OPERATION),
                (arguments, caller) -> {
                    String secretId = arguments.get(CredentialActions.SECRET_ID);
                    String policy = arguments.get(POLICY_NAME);
                    if (on) {
                        office.attach(secretId, policy, caller.actor());
                    } else {
                        office.detach(secretId, policy, caller.actor());
                    }
                    return Nothing.AT_ALL;
                });
    }

    private static Listed listed(PresetPolicy preset) {
        return new Listed(preset.policyName(), "PRESET", preset.description(), preset.document(), null);
    }

    private static Listed listed(Policy policy) {
        return new Listed(
                policy.name(), "CUSTOM", policy.description(), policy.document(), Moments.utc(policy.changedAt()));
    }
}
