package io.opengse.engine.fleet;

import static io.opengse.engine.rule.Step.moved;
import static io.opengse.engine.rule.Step.refused;
import static io.opengse.engine.rule.Step.stayed;

import io.opengse.engine.fleet.FleetEvent.ActivationBegun;
import io.opengse.engine.fleet.FleetEvent.BuildBegun;
import io.opengse.engine.fleet.FleetEvent.CreationFailed;
import io.opengse.engine.fleet.FleetEvent.DeletionRequested;
import io.opengse.engine.fleet.FleetEvent.DownloadBegun;
import io.opengse.engine.fleet.FleetEvent.Emptied;
import io.opengse.engine.fleet.FleetEvent.ProcessReady;
import io.opengse.engine.fleet.FleetEvent.ValidationBegun;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.rule.Step;

/** The lifecycle of a fleet (behaviour.md 8.2). Pure. */
public final class FleetRules {
    private FleetRules() {}

    public static Step<FleetStatus> next(FleetStatus status, FleetEvent event) {
        return switch (status) {
            case NEW, DOWNLOADING, VALIDATING, BUILDING, ACTIVATING -> whileCreated(status, event);
            case ACTIVE ->
                switch (event) {
                    case DownloadBegun _, ValidationBegun _, BuildBegun _, ActivationBegun _ -> outOfOrder(status);
                    // Every further process; and creation cannot fail any more.
                    case ProcessReady _, CreationFailed _, Emptied _ -> stayed();
                    case DeletionRequested _ -> moved(FleetStatus.DELETING);
                };
            case ERROR ->
                switch (event) {
                    case DownloadBegun _, ValidationBegun _, BuildBegun _, ActivationBegun _ -> outOfOrder(status);
                    case ProcessReady _, CreationFailed _, Emptied _ -> stayed();
                    case DeletionRequested _ -> moved(FleetStatus.DELETING);
                };
            case DELETING ->
                switch (event) {
                    case DownloadBegun _, ValidationBegun _, BuildBegun _, ActivationBegun _ -> outOfOrder(status);
                    case ProcessReady _, CreationFailed _, DeletionRequested _ -> stayed();
                    case Emptied _ -> moved(FleetStatus.TERMINATED);
                };
            case TERMINATED ->
                switch (event) {
                    case DownloadBegun _, ValidationBegun _, BuildBegun _, ActivationBegun _ -> outOfOrder(status);
                    case ProcessReady _, CreationFailed _, DeletionRequested _, Emptied _ -> stayed();
                };
        };
    }

    private static Step<FleetStatus> whileCreated(FleetStatus status, FleetEvent event) {
        return switch (event) {
            case DownloadBegun _ -> forward(status, FleetStatus.NEW, FleetStatus.DOWNLOADING);
            case ValidationBegun _ -> forward(status, FleetStatus.DOWNLOADING, FleetStatus.VALIDATING);
            case BuildBegun _ -> forward(status, FleetStatus.VALIDATING, FleetStatus.BUILDING);
            // A fleet that runs from a folder has nothing to fetch, try or build.
            case ActivationBegun _ ->
                status == FleetStatus.NEW
                        ? moved(FleetStatus.ACTIVATING)
                        : forward(status, FleetStatus.BUILDING, FleetStatus.ACTIVATING);
            // Validation starts processes too; only activation waits for one.
            case ProcessReady _ -> status == FleetStatus.ACTIVATING ? moved(FleetStatus.ACTIVE) : stayed();
            case CreationFailed _ -> moved(FleetStatus.ERROR);
            case DeletionRequested _ -> moved(FleetStatus.DELETING);
            case Emptied _ -> stayed();
        };
    }

    private static Step<FleetStatus> forward(FleetStatus status, FleetStatus from, FleetStatus to) {
        if (status == to) {
            return stayed();
        }
        return status == from ? moved(to) : outOfOrder(status);
    }

    private static Step<FleetStatus> outOfOrder(FleetStatus status) {
        return refused(new Problem.Unavailable("the fleet is " + status + "; its creation does not go back or leap"));
    }
}
