package io.opengse.server.sql;

import io.opengse.engine.access.CredentialTable;
import io.opengse.engine.access.EditionTable;
import io.opengse.engine.access.PolicyTable;
import io.opengse.engine.alias.AliasTable;
import io.opengse.engine.asset.AssetTable;
import io.opengse.engine.asset.DoomedBlobTable;
import io.opengse.engine.asset.UploadPieceTable;
import io.opengse.engine.asset.UploadTable;
import io.opengse.engine.audit.AuditTable;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.host.DeploymentTable;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.instance.CapacityTable;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.membership.AuthorityTable;
import io.opengse.engine.membership.JoinTokenTable;
import io.opengse.engine.membership.MembershipTable;
import io.opengse.engine.placement.OutcomeTable;
import io.opengse.engine.placement.PlacementTable;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.queue.QueueTable;
import io.opengse.engine.replica.LeaseTable;
import io.opengse.engine.replica.ReplicaTable;
import io.opengse.engine.replica.SharedSecretTable;
import io.opengse.engine.scaling.ScalingMemoryTable;
import io.opengse.engine.scaling.ScalingPolicyTable;
import io.opengse.engine.scaling.ScalingTimerTable;
import io.opengse.engine.session.CreatorWindowTable;
import io.opengse.engine.session.FirstAnswerTable;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;
import io.opengse.engine.visit.SignInTable;
import io.opengse.engine.visit.TicketTable;
import java.util.Map;

/** The tables of one connection; a new table is entered here and in the migrations. */
final class Tables implements Transaction {
    private final Map<Class<?>, Object> tables;

    Tables(Statements statements) {
        tables = Map.ofEntries(
                Map.entry(FleetTable.class, new SqlFleets(statements)),
                Map.entry(AliasTable.class, new SqlAliases(statements)),
                Map.entry(HostTable.class, new SqlHosts(statements)),
                Map.entry(ProcessTable.class, new SqlProcesses(statements)),
                Map.entry(InstanceTable.class, new SqlInstances(statements)),
                Map.entry(CapacityTable.class, new SqlCapacities(statements)),
                Map.entry(VacancyTable.class, new SqlVacancies(statements)),
                Map.entry(CondemnationTable.class, new SqlCondemnations(statements)),
                Map.entry(SessionTable.class, new SqlSessions(statements)),
                Map.entry(ReservationTable.class, new SqlReservations(statements)),
                Map.entry(FirstAnswerTable.class, new SqlFirstAnswers(statements)),
                Map.entry(CreatorWindowTable.class, new SqlCreatorWindows(statements)),
                Map.entry(PlayerTable.class, new SqlPlayers(statements)),
                Map.entry(ScalingPolicyTable.class, new SqlScalingPolicies(statements)),
                Map.entry(ScalingTimerTable.class, new SqlScalingTimers(statements)),
                Map.entry(ScalingMemoryTable.class, new SqlScalingMemories(statements)),
                Map.entry(AssetTable.class, new SqlAssets(statements)),
                Map.entry(UploadTable.class, new SqlUploads(statements)),
                Map.entry(DoomedBlobTable.class, new SqlDoomedBlobs(statements)),
                Map.entry(QueueTable.class, new SqlQueues(statements)),
                Map.entry(PlacementTable.class, new SqlPlacements(statements)),
                Map.entry(OutcomeTable.class, new SqlOutcomes(statements)),
                Map.entry(DeploymentTable.class, new SqlDeployments(statements)),
                Map.entry(EventTable.class, new SqlEvents(statements)),
                Map.entry(CredentialTable.class, new SqlCredentials(statements)),
                Map.entry(PolicyTable.class, new SqlPolicies(statements)),
                Map.entry(EditionTable.class, new SqlEdition(statements)),
                Map.entry(AuditTable.class, new SqlAudits(statements)),
                Map.entry(JoinTokenTable.class, new SqlJoinTokens(statements)),
                Map.entry(MembershipTable.class, new SqlMemberships(statements)),
                Map.entry(AuthorityTable.class, new SqlAuthority(statements)),
                Map.entry(ReplicaTable.class, new SqlReplicas(statements)),
                Map.entry(LeaseTable.class, new SqlLeases(statements)),
                Map.entry(SharedSecretTable.class, new SqlSharedSecrets(statements)),
                Map.entry(UploadPieceTable.class, new SqlUploadPieces(statements)),
                Map.entry(SignInTable.class, new SqlSignIns(statements)),
                Map.entry(TicketTable.class, new SqlTickets(statements)));
    }

    @Override
    public <T> T table(Class<T> type) {
        Object table = tables.get(type);
        if (table == null) {
            throw new IllegalArgumentException(type.getName() + " is not a table of this store");
        }
        return type.cast(table);
    }
}
