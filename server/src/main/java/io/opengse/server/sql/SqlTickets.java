package io.opengse.server.sql;

import io.opengse.engine.visit.Ticket;
import io.opengse.engine.visit.TicketTable;
import java.time.Instant;
import java.util.Optional;

/** Table console_ticket. */
final class SqlTickets implements TicketTable {
    private final Statements statements;

    SqlTickets(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Ticket> find(String id) {
        return statements.first(
                "select id, secret_id, until_at from console_ticket where id = ?",
                row -> new Ticket(row.text(), row.text(), row.instant()),
                id);
    }

    @Override
    public void put(Ticket ticket) {
        statements.change("""
                insert into console_ticket (id, secret_id, until_at) values (?, ?, ?)
                on conflict (id) do update set secret_id = excluded.secret_id, until_at = excluded.until_at
                """, ticket.id(), ticket.secretId(), ticket.until());
    }

    @Override
    public boolean remove(String id) {
        return statements.change("delete from console_ticket where id = ?", id) > 0;
    }

    @Override
    public void trim(Instant until) {
        statements.change("delete from console_ticket where until_at <= ?", until);
    }

    @Override
    public int count() {
        return statements
                .first("select count(*) from console_ticket", Row::integer)
                .orElse(0);
    }
}
