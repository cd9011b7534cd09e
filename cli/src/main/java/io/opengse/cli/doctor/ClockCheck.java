package io.opengse.cli.doctor;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import java.time.Duration;

/** Whether our clock and the server's agree: signatures are refused when they differ by more than five minutes. */
public final class ClockCheck {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration WORRYING = Duration.ofSeconds(30);

    private ClockCheck() {}

    public static Check of(CloudApi api) {
        try {
            return judge(api.clockSkew());
        } catch (Failure silent) {
            return Check.bad("clock", "cannot be compared: " + silent.getMessage(), silent.remedy());
        }
    }

    static Check judge(Duration skew) {
        long seconds = Math.abs(skew.toSeconds());
        String finding = "the server's clock differs by " + seconds + " s";
        if (seconds < WORRYING.toSeconds()) {
            return Check.good("clock", finding);
        }
        String urgency = seconds >= LIMIT.toSeconds() ? "requests are refused; " : "";
        return Check.bad("clock", finding, urgency + "set both clocks by NTP");
    }
}
