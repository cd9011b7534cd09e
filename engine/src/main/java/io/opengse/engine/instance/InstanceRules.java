package io.opengse.engine.instance;

import static io.opengse.engine.rule.Step.moved;
import static io.opengse.engine.rule.Step.stayed;

import io.opengse.engine.instance.InstanceEvent.DrainBegun;
import io.opengse.engine.instance.InstanceEvent.DrainCancelled;
import io.opengse.engine.instance.InstanceEvent.Emptied;
import io.opengse.engine.instance.InstanceEvent.GivenUp;
import io.opengse.engine.instance.InstanceEvent.HostLost;
import io.opengse.engine.instance.InstanceEvent.Placed;
import io.opengse.engine.instance.InstanceEvent.ProcessReady;
import io.opengse.engine.instance.InstanceEvent.Returned;
import io.opengse.engine.rule.Step;

/** The lifecycle of an instance. Its timers and reports race, so what is old news changes nothing. Pure. */
public final class InstanceRules {
    private InstanceRules() {}

    public static Step<InstanceStatus> next(InstanceStatus status, InstanceEvent event) {
        return switch (status) {
            case PENDING ->
                switch (event) {
                    case Placed _ -> moved(InstanceStatus.STARTING);
                    // Nothing of it runs anywhere.
                    case DrainBegun _, GivenUp _ -> moved(InstanceStatus.TERMINATED);
                    case ProcessReady _, DrainCancelled _, Emptied _, HostLost _, Returned _ -> stayed();
                };
            case STARTING ->
                switch (event) {
                    case ProcessReady _ -> moved(InstanceStatus.ACTIVE);
                    case DrainBegun _ -> moved(InstanceStatus.DRAINING);
                    case HostLost _ -> moved(InstanceStatus.TERMINATED);
                    // It has a host meanwhile, which says how it goes on.
                    case Placed _, DrainCancelled _, Emptied _, GivenUp _, Returned _ -> stayed();
                };
            case ACTIVE ->
                switch (event) {
                    case DrainBegun _ -> moved(InstanceStatus.DRAINING);
                    case HostLost _ -> moved(InstanceStatus.TERMINATED);
                    // Its processes may crash all at once: their agent starts others.
                    case Placed _, ProcessReady _, DrainCancelled _, Emptied _, GivenUp _, Returned _ -> stayed();
                };
            case DRAINING ->
                switch (event) {
                    // Ready ones make it ACTIVE again.
                    case DrainCancelled _ -> moved(InstanceStatus.STARTING);
                    case Emptied _, HostLost _ -> moved(InstanceStatus.TERMINATED);
                    case Placed _, ProcessReady _, DrainBegun _, GivenUp _, Returned _ -> stayed();
                };
            case TERMINATED ->
                switch (event) {
                    // Its host was given up too early, or started something at the last moment: that must end too.
                    case Returned _ -> moved(InstanceStatus.DRAINING);
                    case Placed _, ProcessReady _, DrainBegun _, DrainCancelled _, Emptied _, GivenUp _, HostLost _ ->
                        stayed();
                };
        };
    }
}
