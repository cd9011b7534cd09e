package io.opengse.engine.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Everything the engine relies on in a store. Each store has a test that extends this and opens it. */
public abstract class StoreContract
        implements TransactionContract,
                RaceContract,
                TextContract,
                FleetTableContract,
                AliasTableContract,
                HostTableContract,
                ProcessTableContract,
                InstanceTableContract,
                CapacityTableContract,
                VacancyTableContract,
                CondemnationTableContract,
                SessionTableContract,
                SessionListContract,
                SessionFilterContract,
                ReservationTableContract,
                FirstAnswerTableContract,
                CreatorWindowTableContract,
                PlayerTableContract,
                ScalingPolicyTableContract,
                ScalingTimerTableContract,
                ScalingMemoryTableContract,
                AssetTableContract,
                UploadTableContract,
                QueueTableContract,
                PlacementTableContract,
                OutcomeTableContract,
                DeploymentTableContract,
                EventTableContract,
                AccessTableContract,
                AuditTableContract,
                MembershipTableContract,
                ReplicaTableContract,
                SignInTableContract {
    private Store store;

    /** Opens a fresh, empty store; it may keep its files in the directory. */
    protected abstract Store open(Path directory);

    @BeforeEach
    void openStore(@TempDir Path directory) {
        store = open(directory);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Override
    public Store store() {
        return store;
    }
}
