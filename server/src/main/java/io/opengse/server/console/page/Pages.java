package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.server.history.History;
import io.opengse.server.live.Live;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Every page, by its name. */
public final class Pages {
    private Pages() {}

    public static Map<String, Page> of(
            Engine engine, Live live, History history, List<SettingInForce> settings, InstantSource clock) {
        return Map.ofEntries(
                Map.entry("", new Overview(engine, history)),
                Map.entry("fleets", new Fleets(engine)),
                Map.entry("fleet", new FleetPage(engine, history)),
                Map.entry("instance", new InstancePage(engine)),
                Map.entry("hosts", new Hosts(engine, clock, joinable(settings))),
                Map.entry("host", new HostPage(engine, live)),
                Map.entry("processes", new Processes(engine)),
                Map.entry("process", new ProcessPage(engine, live)),
                Map.entry("sessions", new Sessions(engine)),
                Map.entry("session", new SessionPage(engine, live)),
                Map.entry("queues", new Queues(engine)),
                Map.entry("queue", new QueuePage(engine)),
                Map.entry("placements", new Placements(engine)),
                Map.entry("placement", new PlacementPage(engine)),
                Map.entry("aliases", new Aliases(engine)),
                Map.entry("alias", new AliasPage(engine)),
                Map.entry("assets", new Assets(engine)),
                Map.entry("asset", new AssetPage(engine)),
                Map.entry("events", new Events(engine)),
                Map.entry("credentials", new Credentials(engine)),
                Map.entry("credential", new CredentialPage(engine)),
                Map.entry("policies", new Policies(engine)),
                Map.entry("policy", new PolicyPage(engine)),
                Map.entry("audit", new Audit(engine)),
                Map.entry("quotas", new Quotas(engine)),
                Map.entry("settings", new Settings(settings)));
    }

    /** Where no door for hosts is open, no token is offered. */
    private static boolean joinable(List<SettingInForce> settings) {
        return settings.stream()
                .anyMatch(setting ->
                        setting.key().equals("join") && !setting.value().isBlank());
    }
}
