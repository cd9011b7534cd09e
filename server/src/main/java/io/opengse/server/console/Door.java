package io.opengse.server.console;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the console may do with the rest of the server: ask who somebody is, and call the API's actions in their name.
 * Policies, limits and the audit log are the same as for a signed call.
 */
public interface Door {
    /** The name of a credential that may sign now; empty when it was disabled or deleted. */
    Optional<String> nameOf(String secretId);

    /** Whether the secret is this credential's; takes as long when there is no such credential. */
    boolean opens(String secretId, String secretKey);

    /** Whether the credential's policies let it call the action, on the things that the parameters name. */
    boolean allows(String secretId, String action, Map<String, String> parameters);

    /** Calls an action; refusals come back in the outcome. */
    Outcome call(Call call);

    /** Takes down that somebody signed in or out, or tried to. */
    void note(String secretId, String action, String code, String source);

    /**
     * A call of a visitor.
     *
     * @param parameters flat, as a form sends them: RoutingStrategy.Type=SIMPLE
     * @param origin scheme and host under which the visitor sees this server
     * @param source the address the visitor comes from
     */
    record Call(String secretId, String action, Map<String, String> parameters, String origin, String source) {}

    /**
     * What became of a call.
     *
     * @param code "OK" or the error's code
     * @param message empty when it was done
     * @param answer the fields of the answer; empty when it was refused
     */
    record Outcome(String code, String message, Map<String, @Nullable Object> answer) {
        public boolean done() {
            return code.equals("OK");
        }
    }
}
