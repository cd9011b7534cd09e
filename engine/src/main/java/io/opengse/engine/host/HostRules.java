package io.opengse.engine.host;

import static io.opengse.engine.rule.Step.moved;
import static io.opengse.engine.rule.Step.stayed;

import io.opengse.engine.host.HostEvent.Arrived;
import io.opengse.engine.host.HostEvent.GivenUp;
import io.opengse.engine.host.HostEvent.Gone;
import io.opengse.engine.host.HostEvent.Heard;
import io.opengse.engine.host.HostEvent.StreamEnded;
import io.opengse.engine.rule.Step;

/** Whether a host counts as connected: from the first that is heard after it arrived. Pure. */
public final class HostRules {
    private HostRules() {}

    public static Step<HostStatus> next(HostStatus status, HostEvent event) {
        return switch (status) {
            case CONNECTED ->
                switch (event) {
                    // A new stream may come before the end of the old one is noticed.
                    case Arrived _ -> moved(HostStatus.AWAY);
                    case Heard _ -> stayed();
                    case StreamEnded _ -> moved(HostStatus.AWAY);
                    // It was heard meanwhile.
                    case GivenUp _ -> stayed();
                    case Gone _ -> moved(HostStatus.LOST);
                };
            case AWAY ->
                switch (event) {
                    case Arrived _, StreamEnded _ -> stayed();
                    case Heard _ -> moved(HostStatus.CONNECTED);
                    case GivenUp _, Gone _ -> moved(HostStatus.LOST);
                };
            case LOST ->
                switch (event) {
                    case Arrived _ -> moved(HostStatus.AWAY);
                    case Heard _ -> moved(HostStatus.CONNECTED);
                    case StreamEnded _, GivenUp _, Gone _ -> stayed();
                };
        };
    }
}
