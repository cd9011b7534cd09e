package io.opengse.server.api.signature;

import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Reads when a request was signed and refuses what is too old or from the future. */
final class SigningTime {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private SigningTime() {}

    /** @param name how this request calls the field, for the message */
    static Instant check(@Nullable String seconds, String name, InstantSource clock) {
        if (seconds == null || seconds.isBlank()) {
            throw ApiProblem.missing(name + " is missing: send the Unix time in seconds at which you signed");
        }
        Instant signed = parse(seconds.strip(), name);
        Instant now = clock.instant();
        if (Duration.between(signed, now).abs().compareTo(WINDOW) > 0) {
            throw new ApiProblem(
                    ErrorCode.AUTH_FAILURE_SIGNATURE_EXPIRE,
                    name + " " + seconds.strip() + " is more than 5 minutes from this server's time "
                            + now.getEpochSecond() + ": set the caller's clock, or sign anew before sending again");
        }
        return signed;
    }

    private static Instant parse(String seconds, String name) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | java.time.DateTimeException _) {
            throw ApiProblem.malformed(name + " must be a Unix time in whole seconds");
        }
    }
}
