package io.opengse.engine.session;

import io.opengse.engine.id.FleetId;

/**
 * Somebody wants a session.
 *
 * @param idempotencyToken of the caller's choosing; empty = none
 * @param customId the caller's own name for the session; empty = none
 */
public record NewSession(
        Target target, SessionRequest request, String idempotencyToken, String customId, String actor) {
    public NewSession(FleetId fleet, SessionRequest request, String idempotencyToken, String customId, String actor) {
        this(new Target.Direct(fleet), request, idempotencyToken, customId, actor);
    }
}
