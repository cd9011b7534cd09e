package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.fleetfile.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of gse fleet apply: what it changes, or with --dry-run would, in the order it is done. */
final class Application {
    private static final String NOT_YET = "(new)";

    private final CloudApi api;
    private final Surroundings surroundings;
    private final FleetMaker maker;
    private final Declaration declared;
    private final boolean dryRun;
    private final List<String> told = new ArrayList<>();

    Application(CloudApi api, Surroundings surroundings, Declaration declared, boolean dryRun) {
        this.api = api;
        this.surroundings = surroundings;
        this.maker = new FleetMaker(api, surroundings);
        this.declared = declared;
        this.dryRun = dryRun;
    }

    List<String> told() {
        return told;
    }

    void tell(String line) {
        told.add(line);
    }

    /**
     * A new fleet; its size and policies can be set, and players led to it, once it is ACTIVE.
     *
     * @param packed what it runs from, pushed first where it is not known yet
     */
    String created(Optional<PackedFolder> packed) {
        packed.filter(folder -> !folder.isThere(api)).ifPresent(this::push);
        String name = declared.fleet().description().name();
        told.add("+ fleet \"" + name + "\"");
        String id = dryRun ? NOT_YET : maker.create(declared);
        boolean more = declared.capacity().isPresent()
                || declared.policies().isPresent()
                || !declared.alias().isEmpty();
        if (dryRun) {
            declared.capacity().ifPresent(capacity -> told.add("+ " + capacity));
            declared.policies()
                    .ifPresent(policies ->
                            policies.forEach(policy -> told.add("+ scaling policy \"" + policy.name() + "\"")));
        } else if (more) {
            maker.awaitActive(id);
            ScalingDifference.of(api, id, declared).forEach(this::make);
        }
        lead(id);
        return id;
    }

    /** @param remedy what to do when something cannot be changed on a living fleet */
    String changed(JsonNode fleet, String remedy) {
        FleetDifference difference = new FleetDifference(api, fleet, declared);
        if (!difference.fixed().isEmpty()) {
            throw new Failure(
                    "this cannot be changed on a living fleet: " + String.join("; ", difference.fixed()), remedy);
        }
        difference.changes().forEach(this::make);
        String id = Answers.text(fleet, "FleetId");
        lead(id);
        return id;
    }

    private void push(PackedFolder folder) {
        told.add(folder.news());
        if (!dryRun) {
            folder.push(api, surroundings);
        }
    }

    private void make(Change change) {
        told.add(change.line());
        if (!dryRun) {
            change.make(api);
        }
    }

    private void lead(String fleetId) {
        if (declared.alias().isEmpty()) {
            return;
        }
        Optional<JsonNode> alias = KnownAliases.find(api, declared.alias());
        ObjectNode parameters = CloudApi.parameters();
        parameters.set("RoutingStrategy", AliasRoute.to(fleetId));
        if (alias.isEmpty()) {
            parameters.put("Name", declared.alias());
            make(new Change("+ alias \"" + declared.alias() + "\" leads to " + fleetId, "CreateAlias", parameters));
            return;
        }
        String now = KnownAliases.destination(alias.get());
        if (!now.equals(fleetId)) {
            parameters.put("AliasId", Answers.text(alias.get(), "AliasId"));
            make(Change.of("alias \"" + declared.alias() + "\"", now, fleetId, "UpdateAlias", parameters));
        }
    }
}
