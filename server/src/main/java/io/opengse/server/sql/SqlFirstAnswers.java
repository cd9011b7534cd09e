package io.opengse.server.sql;

import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.FirstAnswerTable;
import io.opengse.engine.store.Conflict;
import java.time.Instant;
import java.util.Optional;

/** Table first_answer. */
final class SqlFirstAnswers implements FirstAnswerTable {
    private final Statements statements;

    SqlFirstAnswers(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<FirstAnswer> find(String key) {
        return statements.first(
                "select answer_key, parameters, session_id, expires_at from first_answer where answer_key = ?",
                row -> new FirstAnswer(row.text(), row.text(), new SessionId(row.text()), row.instant()),
                key);
    }

    @Override
    public void insert(FirstAnswer answer) {
        boolean inserted = statements.inserted(
                Rows.of("first_answer"),
                """
                insert into first_answer (answer_key, parameters, session_id, expires_at) values (?, ?, ?, ?)
                """,
                Arguments.of(answer.key(), answer.parameters(), answer.session().value(), answer.expires()));
        if (!inserted) {
            throw new Conflict("the first answer to " + answer.key());
        }
    }

    @Override
    public void remove(String key) {
        statements.change("delete from first_answer where answer_key = ?", key);
    }

    @Override
    public int trim(Instant expiredBefore, int limit) {
        return statements.change("""
                delete from first_answer where answer_key in (
                    select answer_key from first_answer where expires_at < ? order by expires_at, answer_key limit ?)
                """, expiredBefore, limit);
    }
}
