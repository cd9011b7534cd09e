package io.opengse.server.api.operator;

import io.opengse.engine.access.Access;
import io.opengse.engine.access.Credential;
import io.opengse.server.access.AccessOffice;
import io.opengse.server.api.cloud.Moments;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.server.credential.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operator actions on credentials. A secret is in the answers to two of them, and nowhere else. */
public final class CredentialActions {
    static final Parameter<String> SECRET_ID = Parameter.selector(
                    "SecretId", Kind.ascii(1, 128), "The credential.", "AKIDx7Qm2ZrT9aBc4DeF6gHi8JkL0mNp")
            .asRequired();
    private static final Parameter<String> NAME = Parameter.of(
                    "Name", Kind.text(1, 128), "What people call it; no two have the same.", "matchmaker")
            .asRequired();
    private static final Parameter<List<String>> POLICIES = Parameter.of(
            "PolicyNames",
            new ListOf<>(Kind.ascii(1, 128), 0, Access.MOST_ATTACHED),
            "What it may do; without any it may do nothing.",
            "QcloudGSEReadOnlyAccess");
    private static final Parameter<Long> KEEP = Parameter.of(
            "KeepFormerSeconds",
            Kind.whole(0, 7 * 24 * 3600),
            "How long signatures with the secret it has now are still taken, so that nobody who uses it is cut off; 3600"
                    + " when left out, 0 ends it at once. A secret before that ends at once.",
            "3600");

    private static final Shape<Credentials> PAIR = Shape.<Credentials>named("")
            .text("SecretId", "names the credential", Credentials::secretId)
            .text("SecretKey", "what signatures are made with: shown now and never again", Credentials::secretKey);

    /** A credential as operators see it; the root is one too. */
    private record Listed(
            String secretId,
            String name,
            String status,
            List<String> policies,
            @Nullable Instant createdAt,
            @Nullable Instant changedAt,
            @Nullable Instant formerUntil) {}

    private static final Shape<Listed> CREDENTIAL = Shape.<Listed>named("Credential")
            .text("SecretId", "names it in signatures", Listed::secretId)
            .text("Name", "what people call it", Listed::name)
            .text("Status", "ROOT (may do everything), ENABLED or DISABLED (may not sign)", Listed::status)
            .texts("PolicyNames", "what it may do", Listed::policies)
            .text("CreateTime", "when it was made; null for the root", one -> time(one.createdAt()))
            .text("LastUpdatedTime", "when it was last changed; null for the root", one -> time(one.changedAt()))
            .text(
                    "FormerSecretUntil",
                    "until when the secret before the last rotation is taken, or null",
                    one -> time(one.formerUntil()));
    private static final Shape<Listed> ONE =
            Shape.<Listed>named("").object("Credential", "the credential", CREDENTIAL, same -> same);
    private static final Shape<List<Listed>> ALL =
            Shape.<List<Listed>>named("").list("Credentials", "the root first", CREDENTIAL, same -> same);
    private static final List<ErrorCode> ERRORS =
            List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.UNSUPPORTED_OPERATION);

    private final AccessOffice office;

    public CredentialActions(AccessOffice office) {
        this.office = office;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                create(),
                rotate(),
                switching("OpengseEnableCredential", "Lets a credential sign again.", true),
                switching(
                        "OpengseDisableCredential",
                        "Takes no more signatures of a credential, until it is enabled. It holds from the next call on,"
                                + " on every server within a second.",
                        false),
                delete(),
                describe(),
                list());
    }

    private Action<Credentials> create() {
        return new Action<>(
                "OpengseCreateCredential",
                "Makes a key pair that signs calls. Its secret is in this answer and nowhere else.",
                List.of(NAME, POLICIES),
                PAIR,
                List.of(ErrorCode.LIMIT_EXCEEDED, ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, caller) ->
                        office.create(arguments.get(NAME), arguments.get(POLICIES, List.of()), caller.actor()));
    }

    private Action<Credentials> rotate() {
        return new Action<>(
                "OpengseRotateCredential",
                "Gives a credential another secret. Its new secret is in this answer and nowhere else.",
                List.of(SECRET_ID, KEEP),
                PAIR,
                ERRORS,
                (arguments, caller) -> office.rotate(
                        arguments.get(SECRET_ID), Duration.ofSeconds(arguments.get(KEEP, 3600L)), caller.actor()));
    }

    private Action<Listed> switching(String name, String purpose, boolean on) {
        return new Action<>(
                name,
                purpose,
                List.of(SECRET_ID),
                ONE,
                ERRORS,
                (arguments, caller) -> listed(office.enable(arguments.get(SECRET_ID), on, caller.actor())));
    }

    private Action<Nothing> delete() {
        return new Action<>(
                "OpengseDeleteCredential",
                "Forgets a credential for ever. It holds from the next call on, on every server within a second.",
                List.of(SECRET_ID),
                Nothing.SHAPE,
                ERRORS,
                this::deleted);
    }

    private Nothing deleted(Arguments arguments, Caller caller) {
        office.delete(arguments.get(SECRET_ID), caller.actor());
        return Nothing.AT_ALL;
    }

    private Action<Listed> describe() {
        return new Action<>(
                "OpengseDescribeCredential",
                "Shows a credential, without its secret.",
                List.of(SECRET_ID),
                ONE,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, _) -> {
                    String id = arguments.get(SECRET_ID);
                    return office.isRoot(id) ? root() : listed(office.require(id));
                });
    }

    private Action<List<Listed>> list() {
        return new Action<>(
                "OpengseListCredentials",
                "Shows every credential, without secrets.",
                List.of(),
                ALL,
                List.of(),
                (_, _) -> {
                    List<Listed> all = new ArrayList<>(List.of(root()));
                    office.credentials().forEach(one -> all.add(listed(one)));
                    return all;
                });
    }

    private Listed root() {
        return new Listed(office.book().root().secretId(), "root", "ROOT", List.of(), null, null, null);
    }

    private static Listed listed(Credential credential) {
        return new Listed(
                credential.secretId(),
                credential.name(),
                credential.enabled() ? "ENABLED" : "DISABLED",
                credential.policies(),
                credential.createdAt(),
                credential.changedAt(),
                credential.secrets().formerUntil());
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : Moments.utc(at);
    }
}
