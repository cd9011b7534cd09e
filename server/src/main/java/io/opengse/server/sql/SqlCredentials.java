package io.opengse.server.sql;

import com.fasterxml.jackson.core.type.TypeReference;
import io.opengse.engine.access.Credential;
import io.opengse.engine.access.Credential.Secrets;
import io.opengse.engine.access.CredentialTable;
import io.opengse.engine.store.Conflict;
import java.util.List;
import java.util.Optional;

/** Table credential. */
final class SqlCredentials implements CredentialTable {
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private static final String SELECT = """
            select secret_id, name, enabled, secret, former_secret, former_until, policies, created_at, changed_at, version
            from credential
            """;

    private final Statements statements;

    SqlCredentials(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Credential> find(String secretId) {
        return statements.first(SELECT + "where secret_id = ?", SqlCredentials::credential, secretId);
    }

    @Override
    public List<Credential> list() {
        return statements.list(SELECT + "order by created_at, secret_id", SqlCredentials::credential);
    }

    @Override
    public void insert(Credential credential) {
        int inserted = statements.change(
                """
                insert into credential (secret_id, name, created_at, version, enabled, secret, former_secret,
                    former_until, policies, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                Arguments.of(credential.secretId(), credential.name(), credential.createdAt(), credential.version())
                        .and(changeable(credential)));
        if (inserted == 0) {
            throw new Conflict("credential " + credential.secretId());
        }
    }

    @Override
    public void update(Credential credential) {
        int updated = statements.change("""
                update credential set enabled = ?, secret = ?, former_secret = ?, former_until = ?, policies = ?,
                    changed_at = ?, version = version + 1
                where secret_id = ? and version = ?
                """, changeable(credential).and(credential.secretId(), credential.version()));
        if (updated == 0) {
            throw new Conflict("credential " + credential.secretId());
        }
    }

    @Override
    public boolean remove(String secretId) {
        return statements.change("delete from credential where secret_id = ?", secretId) > 0;
    }

    private static Arguments changeable(Credential credential) {
        Secrets secrets = credential.secrets();
        return Arguments.of(
                credential.enabled(),
                secrets.current(),
                secrets.former(),
                secrets.formerUntil(),
                Json.write(credential.policies()),
                credential.changedAt());
    }

    private static Credential credential(Row row) {
        return new Credential(
                row.text(),
                row.text(),
                row.truth(),
                new Secrets(row.text(), row.textOrNull(), row.instantOrNull()),
                Json.read(row.text(), NAMES),
                row.instant(),
                row.instant(),
                row.number());
    }
}
