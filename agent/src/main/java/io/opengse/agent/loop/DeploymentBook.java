package io.opengse.agent.loop;

import io.opengse.agent.deployment.Deployment;
import io.opengse.agent.deployment.DeploymentEffect;
import io.opengse.agent.deployment.DeploymentEvent;
import io.opengse.agent.deployment.DeploymentRules;
import io.opengse.agent.deployment.DeploymentStep;
import io.opengse.agent.deployment.GamePackage;
import io.opengse.protocol.link.DeploymentReport;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.FleetSpec;
import io.opengse.protocol.link.Launch;
import io.opengse.protocol.link.PackageSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The packages of this host's fleets: one deployment for each fleet, however many instances of it are here. */
final class DeploymentBook {
    private final Map<String, Deployment> deployments = new LinkedHashMap<>();
    /** Fleets that are being deleted. */
    private final Set<String> leaving = new HashSet<>();

    private final ReportBook reports;
    private final Outbox out;
    /** Null before the server has said anything: until then nothing is unwanted. */
    private @Nullable Set<String> desired;

    private record Order(GamePackage game, List<String> launchPaths) {}

    DeploymentBook(ReportBook reports, Outbox out) {
        this.reports = reports;
        this.out = out;
    }

    /** Folders an earlier agent left; those nobody asks for go after a while. */
    void found(Map<String, String> roots, Instant now) {
        roots.forEach((fleet, root) -> deployments.putIfAbsent(fleet, Deployment.left(fleet, root, now)));
    }

    void replace(Desired wanted, Instant now) {
        Map<String, Order> orders = orders(wanted);
        wanted.getFleetsList().forEach(this::leaves);
        orders.forEach((fleet, order) -> {
            deployments.putIfAbsent(fleet, Deployment.fresh(fleet, order.game()));
            apply(fleet, new DeploymentEvent.Wanted(order.game(), order.launchPaths()), now);
        });
        desired = orders.keySet();
    }

    private void leaves(FleetSpec fleet) {
        if (fleet.getLeaving()) {
            leaving.add(fleet.getFleetId());
        } else {
            leaving.remove(fleet.getFleetId());
        }
    }

    private static Map<String, Order> orders(Desired wanted) {
        Map<String, Order> orders = new LinkedHashMap<>();
        for (FleetSpec fleet : wanted.getFleetsList()) {
            if (fleet.hasDeployment()) {
                PackageSpec spec = fleet.getDeployment();
                GamePackage game = new GamePackage(
                        spec.getAssetId(), spec.getSha256().toLowerCase(Locale.ROOT), spec.getSizeBytes());
                Set<String> paths = new LinkedHashSet<>();
                Order known = orders.get(fleet.getFleetId());
                if (known != null) {
                    paths.addAll(known.launchPaths());
                }
                fleet.getLaunchesList().stream().map(Launch::getLaunchPath).forEach(paths::add);
                orders.put(fleet.getFleetId(), new Order(game, List.copyOf(paths)));
            }
        }
        return orders;
    }

    void apply(String fleetId, DeploymentEvent event, Instant now) {
        Deployment before = deployments.get(fleetId);
        if (before == null) {
            return;
        }
        DeploymentStep step = DeploymentRules.next(before, event, now);
        Deployment after = step.to();
        if (after == null) {
            deployments.remove(fleetId);
            leaving.remove(fleetId);
        } else {
            deployments.put(fleetId, after);
        }
        if (after == null || !DeploymentReports.of(after).equals(DeploymentReports.of(before))) {
            reports.changed();
        }
        describe(before, after, event);
        for (DeploymentEffect effect : step.effects()) {
            out.add(new AgentEffect.OfDeployment(fleetId, effect));
        }
    }

    private void describe(Deployment before, @Nullable Deployment after, DeploymentEvent event) {
        String line = "deployment fleet=" + before.fleetId() + " stage=" + before.stage();
        if (after == null) {
            out.say(line + " removed");
        } else if (after.failure() != null && before.failure() == null) {
            out.say(line + " failed why=\"" + after.failure().why() + "\"");
        } else if (after.stage() != before.stage()) {
            out.say("deployment fleet=" + after.fleetId() + " stage=" + after.stage());
        } else if (!after.trouble().isEmpty() && !after.trouble().equals(before.trouble())) {
            out.say(line + " waits why=\"" + after.trouble() + "\"");
        }
        if (event instanceof DeploymentEvent.LogNotKept(var stage, var why, var again)) {
            out.say(line + " log=" + stage.phase() + (again ? " not uploaded yet" : " not kept") + " why=\"" + why
                    + "\"");
        }
    }

    /** @param inUse whether something of a fleet still runs, or its logs still lie in its folder */
    void tend(Predicate<Deployment> inUse, Instant now) {
        Set<String> known = desired;
        for (Deployment one : new ArrayList<>(deployments.values())) {
            if (known == null || !known.contains(one.fleetId())) {
                boolean used = known == null || inUse.test(one);
                apply(one.fleetId(), used ? new DeploymentEvent.InUse() : unwanted(one.fleetId()), now);
            }
            Deployment current = deployments.get(one.fleetId());
            Instant due = current == null ? null : current.nextDue();
            if (due != null && !now.isBefore(due)) {
                apply(one.fleetId(), new DeploymentEvent.Due(), now);
            }
        }
    }

    private DeploymentEvent unwanted(String fleetId) {
        return leaving.contains(fleetId) ? new DeploymentEvent.Abandoned() : new DeploymentEvent.Unwanted();
    }

    /** The game root of a fleet whose package is deployed, else null. */
    @Nullable
    String root(String fleetId) {
        Deployment deployment = deployments.get(fleetId);
        return deployment == null ? null : deployment.root();
    }

    /** Of what the server wants; the rest goes by itself. */
    List<DeploymentReport> reports() {
        return deployments.values().stream()
                .filter(Deployment::isWanted)
                .map(DeploymentReports::of)
                .toList();
    }

    @Nullable
    Instant nextDeadline() {
        Instant next = null;
        for (Deployment deployment : deployments.values()) {
            next = Deadlines.earlier(next, deployment.nextDue());
        }
        return next;
    }
}
