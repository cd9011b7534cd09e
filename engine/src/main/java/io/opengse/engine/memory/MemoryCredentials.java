package io.opengse.engine.memory;

import io.opengse.engine.access.Credential;
import io.opengse.engine.access.Credential.Secrets;
import io.opengse.engine.access.CredentialTable;
import io.opengse.engine.store.Conflict;
import java.util.List;
import java.util.Optional;

/** Credentials in memory. */
final class MemoryCredentials implements CredentialTable {
    private final Rows<String, Credential> rows;
    private final Index<Boolean, Mark, Credential> all;
    private final Index<String, String, Credential> byName;

    MemoryCredentials(Changes changes) {
        rows = new Rows<>(changes, Credential::secretId);
        all = rows.index(_ -> List.of(true), row -> new Mark(row.createdAt(), row.secretId()));
        byName = rows.index(row -> List.of(row.name()), Credential::secretId);
    }

    @Override
    public Optional<Credential> find(String secretId) {
        return rows.find(secretId);
    }

    @Override
    public List<Credential> list() {
        rows.reads();
        return List.copyOf(all.of(true).values());
    }

    @Override
    public void insert(Credential credential) {
        rows.reads();
        if (byName.count(credential.name()) > 0) {
            throw new Conflict("credential " + credential.name());
        }
        rows.insert(stored(credential, credential.version()));
    }

    @Override
    public void update(Credential credential) {
        rows.replace(credential, Credential::version, stored(credential, credential.version() + 1));
    }

    @Override
    public boolean remove(String secretId) {
        return rows.remove(secretId);
    }

    private static Credential stored(Credential given, long version) {
        Secrets secrets = given.secrets();
        return new Credential(
                given.secretId(),
                given.name(),
                given.enabled(),
                new Secrets(secrets.current(), secrets.former(), Mark.millisOrNull(secrets.formerUntil())),
                given.policies(),
                Mark.millis(given.createdAt()),
                Mark.millis(given.changedAt()),
                version);
    }
}
