package io.opengse.engine.memory;

import io.opengse.engine.session.FirstAnswerTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** First answers in memory. */
final class MemoryFirstAnswers implements FirstAnswerTable {
    private final Rows<String, FirstAnswer> rows;
    private final Index<Boolean, Mark, FirstAnswer> byExpiry;

    MemoryFirstAnswers(Changes changes) {
        rows = new Rows<>(changes, FirstAnswer::key);
        byExpiry = rows.index(_ -> List.of(true), row -> new Mark(row.expires(), row.key()));
    }

    @Override
    public Optional<FirstAnswer> find(String key) {
        return rows.find(key);
    }

    @Override
    public void insert(FirstAnswer answer) {
        rows.insert(
                new FirstAnswer(answer.key(), answer.parameters(), answer.session(), Mark.millis(answer.expires())));
    }

    @Override
    public void remove(String key) {
        rows.remove(key);
    }

    @Override
    public int trim(Instant expiredBefore, int limit) {
        rows.reads();
        return rows.removeAll(byExpiry.of(true).headMap(Mark.startOf(expiredBefore)).values().stream()
                .limit(limit)
                .toList());
    }
}
