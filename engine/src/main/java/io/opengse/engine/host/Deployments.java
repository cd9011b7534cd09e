package io.opengse.engine.host;

import static io.opengse.engine.host.DeploymentPhase.BUILDING;
import static io.opengse.engine.host.DeploymentPhase.CHECKING;
import static io.opengse.engine.host.DeploymentPhase.FAILED;
import static io.opengse.engine.host.DeploymentPhase.FETCHING;
import static io.opengse.engine.host.DeploymentPhase.INSTALLING;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetEvent;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTransitions;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.store.Transaction;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies what an agent says of its deployments: the first one brings its fleet through creation, phase by phase, with
 * the documented events, also through phases that no report showed. Later ones on other hosts only leave events.
 */
final class Deployments {
    private final Transaction transaction;
    private final HostId host;
    private final HostBooks books;
    private final Cause cause;
    private boolean failed;

    Deployments(Transaction transaction, HostId host, HostBooks books, Cause cause) {
        this.transaction = transaction;
        this.host = host;
        this.books = books;
        this.cause = cause;
    }

    /** @return whether the host's agent must be told something */
    boolean apply(List<DeploymentReport> reports) {
        DeploymentTable table = DeploymentTable.in(transaction);
        Set<FleetId> reported = reports.stream().map(DeploymentReport::fleet).collect(Collectors.toSet());
        List<Deployment> known = table.of(host);
        known.stream().filter(row -> !reported.contains(row.fleet())).forEach(row -> table.remove(row.fleet(), host));
        for (DeploymentReport report : reports) {
            Deployment before = known.stream()
                    .filter(row -> row.fleet().equals(report.fleet()))
                    .findFirst()
                    .orElse(null);
            books.fleet(report.fleet()).ifPresent(fleet -> apply(fleet, report, before));
        }
        return failed;
    }

    private void apply(Fleet fleet, DeploymentReport report, @Nullable Deployment before) {
        boolean same = before != null
                && before.phase() == report.phase()
                && before.failureCode().equals(report.failureCode())
                && before.message().equals(report.message());
        if (same) {
            return;
        }
        DeploymentTable.in(transaction)
                .put(new Deployment(
                        fleet.id(), host, report.phase(), report.failureCode(), report.message(), cause.at()));
        boolean begunAnew = before != null && before.phase().compareTo(report.phase()) > 0;
        DeploymentPhase from = before == null || begunAnew ? null : before.phase();
        if (isCreated(fleet)) {
            books.changed(create(fleet, report, from));
        } else {
            tell(fleet, report, from);
        }
        if (report.phase() == FETCHING && from == FETCHING && !report.message().isEmpty()) {
            String message = "On host " + host + ": " + report.message();
            cause.note(transaction, EventCode.FLEET_DEPLOYMENT, message, about(fleet));
        }
        if (report.phase() == DeploymentPhase.DEPLOYED && !report.message().isEmpty()) {
            cause.noteOnce(transaction, EventCode.GENERIC_EVENT, report.message(), about(fleet));
        }
    }

    private static boolean isCreated(Fleet fleet) {
        return switch (fleet.status()) {
            case NEW, DOWNLOADING, VALIDATING, BUILDING, ACTIVATING -> true;
            case ACTIVE, ERROR, DELETING, TERMINATED -> false;
        };
    }

    /** @param from the phase that was told last, null when none was */
    private Fleet create(Fleet before, DeploymentReport report, @Nullable DeploymentPhase from) {
        Fleet fleet = before;
        for (DeploymentPhase phase : DeploymentPhase.values()) {
            boolean told = from != null && phase.compareTo(from) <= 0;
            if (!told && wasReached(phase, report)) {
                fleet = enter(fleet, phase, report);
            }
        }
        return fleet;
    }

    /** A phase that no report showed was gone through all the same when a later one is, or its log tells of it. */
    private static boolean wasReached(DeploymentPhase phase, DeploymentReport report) {
        if (report.phase() == FAILED) {
            return phase == FAILED
                    || report.logs().stream().anyMatch(logged -> phase.compareTo(logged) <= 0 && ran(phase, report));
        }
        return phase.compareTo(report.phase()) <= 0 && ran(phase, report);
    }

    /** Packages without install.sh skip that phase. */
    private static boolean ran(DeploymentPhase phase, DeploymentReport report) {
        return phase != INSTALLING
                || report.phase() == INSTALLING
                || report.logs().contains(INSTALLING);
    }

    private Fleet enter(Fleet fleet, DeploymentPhase phase, DeploymentReport report) {
        return switch (phase) {
            case FETCHING -> reach(fleet, FleetStatus.DOWNLOADING);
            case UNPACKING -> {
                Fleet downloading = reach(fleet, FleetStatus.DOWNLOADING);
                note(fleet, EventCode.FLEET_CREATION_EXTRACTING_BUILD, "Extracting Build.", phase);
                yield downloading;
            }
            case INSTALLING -> {
                Fleet validating = reach(fleet, FleetStatus.VALIDATING);
                String message = "Running installer at /local/game/install.sh.";
                note(fleet, EventCode.FLEET_CREATION_RUNNING_INSTALLER, message, phase);
                yield validating;
            }
            case CHECKING -> {
                Fleet validating = reach(fleet, FleetStatus.VALIDATING);
                String message = "Searching for runtime path.";
                note(fleet, EventCode.FLEET_CREATION_VALIDATING_RUNTIME_CONFIG, message, phase);
                yield validating;
            }
            case BUILDING -> reach(fleet, FleetStatus.BUILDING);
            case DEPLOYED -> reach(fleet, FleetStatus.ACTIVATING);
            case FAILED -> fail(fleet, report);
        };
    }

    /** Through every status on the way. */
    private Fleet reach(Fleet before, FleetStatus status) {
        Fleet fleet = before;
        while (fleet.status().compareTo(status) < 0) {
            FleetEvent next = switch (fleet.status()) {
                case NEW -> new FleetEvent.DownloadBegun();
                case DOWNLOADING -> new FleetEvent.ValidationBegun();
                case VALIDATING -> new FleetEvent.BuildBegun();
                case BUILDING -> new FleetEvent.ActivationBegun();
                case ACTIVATING, ACTIVE, ERROR, DELETING, TERMINATED ->
                    throw new IllegalStateException(fleet.id() + " is " + fleet.status());
            };
            fleet = FleetTransitions.apply(transaction, fleet, next, cause);
        }
        return fleet;
    }

    private Fleet fail(Fleet fleet, DeploymentReport report) {
        tellFailure(fleet, report, code(report));
        failed = true;
        return FleetTransitions.apply(transaction, fleet, new FleetEvent.CreationFailed(report.message()), cause);
    }

    /** Of a fleet whose creation is over. */
    private void tell(Fleet fleet, DeploymentReport report, @Nullable DeploymentPhase from) {
        if (report.phase() == FAILED) {
            tellFailure(fleet, report, code(report));
        } else if (from == null) {
            String message = "Its package is being deployed on host " + host + ".";
            cause.noteOnce(transaction, EventCode.FLEET_DEPLOYMENT, message, about(fleet));
        } else if (report.phase() == DeploymentPhase.DEPLOYED) {
            String message = "Its package is deployed on host " + host + ".";
            cause.noteOnce(transaction, EventCode.FLEET_DEPLOYMENT, message, about(fleet));
        }
    }

    private void tellFailure(Fleet fleet, DeploymentReport report, EventCode code) {
        DeploymentPhase logged = report.logs().stream()
                .filter(phase -> phase.compareTo(BUILDING) < 0)
                .max(DeploymentPhase::compareTo)
                .orElse(CHECKING);
        note(fleet, code, "On host " + host + ": " + report.message(), logged);
    }

    private static EventCode code(DeploymentReport report) {
        return Arrays.stream(EventCode.values())
                .filter(code -> code.name().equals(report.failureCode()))
                .findFirst()
                .orElse(EventCode.FLEET_INITIALIZATION_FAILED);
    }

    private void note(Fleet fleet, EventCode code, String message, DeploymentPhase phase) {
        String log = new PhaseLog(fleet.id(), host, phase).key();
        cause.noteLogged(transaction, code, message, about(fleet), log);
    }

    private Subjects about(Fleet fleet) {
        return new Subjects(fleet.id(), host, null, null, null);
    }
}
