package io.opengse.engine.memory;

import io.opengse.engine.visit.Ticket;
import io.opengse.engine.visit.TicketTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One-time links to the console in memory. */
final class MemoryTickets implements TicketTable {
    private final Rows<String, Ticket> rows;
    private final Index<Boolean, Mark, Ticket> byEnd;

    MemoryTickets(Changes changes) {
        rows = new Rows<>(changes, Ticket::id);
        byEnd = rows.index(_ -> List.of(true), row -> new Mark(row.until(), row.id()));
    }

    @Override
    public Optional<Ticket> find(String id) {
        return rows.find(id);
    }

    @Override
    public void put(Ticket ticket) {
        rows.put(new Ticket(ticket.id(), ticket.secretId(), Mark.millis(ticket.until())));
    }

    @Override
    public boolean remove(String id) {
        return rows.remove(id);
    }

    @Override
    public void trim(Instant until) {
        rows.reads();
        rows.removeAll(byEnd.of(true).values().stream()
                .filter(row -> !row.until().isAfter(until))
                .toList());
    }

    @Override
    public int count() {
        return rows.count();
    }
}
