package io.opengse.engine.memory;

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
import io.opengse.engine.store.Conflict;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreFailed;
import io.opengse.engine.store.Transaction;
import io.opengse.engine.visit.SignInTable;
import io.opengse.engine.visit.TicketTable;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A store that forgets everything when the program ends: for the simulation and tests. It behaves as the SQL store does
 * in everything {@code StoreContract} says. One lock; a work that throws is undone step by step.
 */
public final class MemoryStore implements Store {
    private static final int ATTEMPTS = 5;

    private final Changes changes = new Changes();
    private final BooleanSupplier conflict;
    private final Map<Class<?>, Object> tables;
    private boolean closed;

    public MemoryStore() {
        this(() -> false);
    }

    /** @param conflict asked after each work; true undoes it and runs it again, as if another server had been faster */
    public MemoryStore(BooleanSupplier conflict) {
        this.conflict = conflict;
        MemoryReplicas replicas = new MemoryReplicas(changes);
        MemoryHosts hosts = new MemoryHosts(changes, replicas);
        MemoryPlayers players = new MemoryPlayers(changes);
        MemoryProcesses processes = new MemoryProcesses(changes, hosts);
        MemoryInstances instances = new MemoryInstances(changes);
        this.tables = Map.ofEntries(
                Map.entry(FleetTable.class, new MemoryFleets(changes)),
                Map.entry(AliasTable.class, new MemoryAliases(changes)),
                Map.entry(HostTable.class, hosts),
                Map.entry(ProcessTable.class, processes),
                Map.entry(InstanceTable.class, instances),
                Map.entry(CapacityTable.class, new MemoryCapacities(changes)),
                Map.entry(VacancyTable.class, new MemoryVacancies(changes, hosts, instances)),
                Map.entry(CondemnationTable.class, new MemoryCondemnations(changes)),
                Map.entry(SessionTable.class, new MemorySessions(changes, players, processes)),
                Map.entry(ReservationTable.class, new MemoryReservations(changes)),
                Map.entry(FirstAnswerTable.class, new MemoryFirstAnswers(changes)),
                Map.entry(CreatorWindowTable.class, new MemoryCreatorWindows(changes)),
                Map.entry(PlayerTable.class, players),
                Map.entry(ScalingPolicyTable.class, new MemoryScalingPolicies(changes)),
                Map.entry(ScalingTimerTable.class, new MemoryScalingTimers(changes)),
                Map.entry(ScalingMemoryTable.class, new MemoryScalingMemories(changes)),
                Map.entry(AssetTable.class, new MemoryAssets(changes)),
                Map.entry(UploadTable.class, new MemoryUploads(changes)),
                Map.entry(DoomedBlobTable.class, new MemoryDoomedBlobs(changes)),
                Map.entry(QueueTable.class, new MemoryQueues(changes)),
                Map.entry(PlacementTable.class, new MemoryPlacements(changes)),
                Map.entry(OutcomeTable.class, new MemoryOutcomes(changes)),
                Map.entry(DeploymentTable.class, new MemoryDeployments(changes)),
                Map.entry(EventTable.class, new MemoryEvents(changes)),
                Map.entry(CredentialTable.class, new MemoryCredentials(changes)),
                Map.entry(PolicyTable.class, new MemoryPolicies(changes)),
                Map.entry(EditionTable.class, new MemoryEdition(changes)),
                Map.entry(AuditTable.class, new MemoryAudits(changes)),
                Map.entry(JoinTokenTable.class, new MemoryJoinTokens(changes)),
                Map.entry(MembershipTable.class, new MemoryMemberships(changes)),
                Map.entry(AuthorityTable.class, new MemoryAuthority(changes)),
                Map.entry(ReplicaTable.class, replicas),
                Map.entry(LeaseTable.class, new MemoryLeases(changes)),
                Map.entry(SharedSecretTable.class, new MemorySharedSecrets(changes)),
                Map.entry(UploadPieceTable.class, new MemoryUploadPieces(changes)),
                Map.entry(SignInTable.class, new MemorySignIns(changes)),
                Map.entry(TicketTable.class, new MemoryTickets(changes)));
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        changes.begin(true);
        try {
            requireOpen();
            for (int attempt = 1; ; attempt++) {
                try {
                    return attempt(work, attempt);
                } catch (Conflict lost) {
                    if (attempt == ATTEMPTS) {
                        throw lost;
                    }
                }
            }
        } finally {
            changes.end();
        }
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        changes.begin(false);
        try {
            requireOpen();
            return work.apply(new Tables());
        } finally {
            changes.end();
        }
    }

    /** Everything after it fails with {@link StoreFailed}. */
    @Override
    public void close() {
        changes.begin(false);
        closed = true;
        changes.end();
    }

    private <T> T attempt(Function<Transaction, T> work, int attempt) {
        boolean kept = false;
        try {
            T answer = work.apply(new Tables());
            // Never on the last attempt: a provoked conflict must cost work, not fail it.
            if (attempt < ATTEMPTS && conflict.getAsBoolean()) {
                throw new Conflict("a row");
            }
            kept = true;
            return answer;
        } finally {
            if (!kept) {
                changes.undo();
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreFailed("the store is closed: the server is shutting down");
        }
    }

    private final class Tables implements Transaction {
        @Override
        public <T> T table(Class<T> type) {
            Object table = tables.get(type);
            if (table == null) {
                throw new IllegalArgumentException(type.getName() + " is not a table of this store");
            }
            return type.cast(table);
        }
    }
}
