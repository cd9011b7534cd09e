package io.opengse.server.api;

import io.opengse.engine.Engine;
import io.opengse.engine.queue.Webhook;
import io.opengse.server.access.AccessOffice;
import io.opengse.server.access.AuditTrail;
import io.opengse.server.api.cloud.AliasActions;
import io.opengse.server.api.cloud.AliasListActions;
import io.opengse.server.api.cloud.AssetActions;
import io.opengse.server.api.cloud.AssetListActions;
import io.opengse.server.api.cloud.CapacityActions;
import io.opengse.server.api.cloud.FleetActions;
import io.opengse.server.api.cloud.FleetChangeActions;
import io.opengse.server.api.cloud.FleetCopyActions;
import io.opengse.server.api.cloud.FleetCreationActions;
import io.opengse.server.api.cloud.FleetEventActions;
import io.opengse.server.api.cloud.FleetStatisticActions;
import io.opengse.server.api.cloud.FleetUseActions;
import io.opengse.server.api.cloud.ImageActions;
import io.opengse.server.api.cloud.InstanceActions;
import io.opengse.server.api.cloud.InstanceListActions;
import io.opengse.server.api.cloud.InstanceLogActions;
import io.opengse.server.api.cloud.LogActions;
import io.opengse.server.api.cloud.LogUrls;
import io.opengse.server.api.cloud.NetworkActions;
import io.opengse.server.api.cloud.PlacementActions;
import io.opengse.server.api.cloud.PlayerActions;
import io.opengse.server.api.cloud.PolicyActions;
import io.opengse.server.api.cloud.QueueActions;
import io.opengse.server.api.cloud.QuotaActions;
import io.opengse.server.api.cloud.RuntimeActions;
import io.opengse.server.api.cloud.SessionActions;
import io.opengse.server.api.cloud.SessionListActions;
import io.opengse.server.api.cloud.TimerActions;
import io.opengse.server.api.cloud.UploadActions;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.operator.AccessPolicyActions;
import io.opengse.server.api.operator.AuditActions;
import io.opengse.server.api.operator.ConsoleActions;
import io.opengse.server.api.operator.ConsoleLinks;
import io.opengse.server.api.operator.CredentialActions;
import io.opengse.server.api.operator.DeploymentActions;
import io.opengse.server.api.operator.EventActions;
import io.opengse.server.api.operator.ExplainActions;
import io.opengse.server.api.operator.FolderFleetActions;
import io.opengse.server.api.operator.HistoryActions;
import io.opengse.server.api.operator.HostActions;
import io.opengse.server.api.operator.JoinActions;
import io.opengse.server.api.operator.LiveActions;
import io.opengse.server.api.operator.PlacementListActions;
import io.opengse.server.api.operator.PolicyTestActions;
import io.opengse.server.api.operator.ProcessActions;
import io.opengse.server.api.operator.ServerActions;
import io.opengse.server.api.operator.TrialActions;
import io.opengse.server.api.page.PageTokens;
import io.opengse.server.authority.JoinOffice;
import io.opengse.server.history.History;
import io.opengse.server.live.Live;
import io.opengse.server.upload.UploadPasses;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The list of what this server offers: GSE's own actions, and those for OpenGSE's operators. */
public final class OfferedActions {
    private OfferedActions() {}

    /**
     * What the actions need beside the engine.
     *
     * @param fleetArnPrefix qcs::gse:REGION:uin/UIN:fleet/
     * @param version of this server
     * @param office for credentials and policies
     * @param trail of the calls
     * @param webhooks seals what webhooks are signed with
     * @param live shows processes as they run
     * @param console for links that sign in to it
     * @param history what charts are drawn from
     * @param joining lets machines in; empty when the door for them is closed
     */
    public record Surroundings(
            PageTokens tokens,
            LogUrls logs,
            UploadPasses passes,
            String fleetArnPrefix,
            String version,
            InstantSource clock,
            AccessOffice office,
            AuditTrail trail,
            Webhook.Sealing webhooks,
            Live live,
            ConsoleLinks console,
            History history,
            Optional<JoinOffice> joining) {}

    /** GSE's, as Tencent Cloud documents them. */
    public static List<Action<?>> cloud(Engine engine, Surroundings surroundings) {
        return Stream.of(
                        new SessionActions(engine).actions(),
                        new SessionListActions(engine, surroundings.tokens()).actions(),
                        new PlayerActions(engine, surroundings.tokens()).actions(),
                        new LogActions(engine, surroundings.logs()).actions(),
                        new FleetActions(engine, surroundings.fleetArnPrefix()).actions(),
                        new FleetCreationActions(engine, surroundings.fleetArnPrefix()).actions(),
                        new FleetCopyActions(engine, surroundings.fleetArnPrefix()).actions(),
                        new FleetChangeActions(engine).actions(),
                        new AliasActions(engine).actions(),
                        new AliasListActions(engine).actions(),
                        new QuotaActions(engine).actions(),
                        new InstanceListActions(engine).actions(),
                        new InstanceActions(engine).actions(),
                        new InstanceLogActions(engine, surroundings.logs()).actions(),
                        new FleetUseActions(engine).actions(),
                        new FleetStatisticActions(engine, surroundings.clock()).actions(),
                        new NetworkActions(engine).actions(),
                        new RuntimeActions(engine).actions(),
                        new CapacityActions(engine).actions(),
                        new PolicyActions(engine).actions(),
                        new TimerActions(engine).actions(),
                        new FleetEventActions(engine, surroundings.logs()).actions(),
                        new QueueActions(engine).actions(),
                        new PlacementActions(engine).actions(),
                        new AssetActions(engine).actions(),
                        new AssetListActions(engine).actions(),
                        new UploadActions(engine, surroundings.passes()).actions(),
                        ImageActions.actions())
                .<Action<?>>flatMap(List::stream)
                .toList();
    }

    /** Beyond GSE: what the gse command and operators need. */
    public static List<Action<?>> operator(Engine engine, Surroundings surroundings) {
        return Stream.of(
                        new ProcessActions(engine).actions(),
                        new EventActions(engine).actions(),
                        new DeploymentActions(engine).actions(),
                        new PlacementListActions(engine, surroundings.webhooks()).actions(),
                        new ExplainActions(engine).actions(),
                        new HistoryActions(engine, surroundings.history()).actions(),
                        new FolderFleetActions(engine).actions(),
                        new HostActions(engine, surroundings.version(), surroundings.clock()).actions(),
                        new ServerActions(engine).actions(),
                        new JoinActions(engine.memberships(), surroundings.joining(), surroundings.clock()).actions(),
                        new CredentialActions(surroundings.office()).actions(),
                        new AccessPolicyActions(
                                        surroundings.office(),
                                        () -> all(engine, surroundings).all())
                                .actions(),
                        new PolicyTestActions(
                                        surroundings.office(),
                                        () -> all(engine, surroundings).all(),
                                        surroundings.clock())
                                .actions(),
                        new AuditActions(engine, surroundings.trail()).actions(),
                        new LiveActions(surroundings.live().processes()).actions(),
                        new TrialActions(surroundings.live().trials()).actions(),
                        new ConsoleActions(surroundings.console()).actions())
                .<Action<?>>flatMap(List::stream)
                .toList();
    }

    public static Actions all(Engine engine, Surroundings surroundings) {
        return new Actions(Stream.concat(cloud(engine, surroundings).stream(), operator(engine, surroundings).stream())
                .toList());
    }
}
