package io.opengse.engine.audit;

import java.time.Instant;

/**
 * One call of the API as it is kept for those who ask later who did it. Holds ids only, never what was sent.
 *
 * @param number rises with every entry; 0 until the store gives it
 * @param credential the secret id whose signature was proven, or which is known and was claimed; "" for others
 * @param action its name, or "unknown" when the call did not come so far
 * @param resources the ids it named, apart by blanks; may be empty
 * @param source the address it came from
 * @param code "OK" or the error's code
 */
public record AuditEntry(
        long number,
        Instant at,
        String credential,
        String action,
        String resources,
        String source,
        String code,
        String requestId) {
    public AuditEntry numbered(long other, Instant moment) {
        return new AuditEntry(other, moment, credential, action, resources, source, code, requestId);
    }
}
