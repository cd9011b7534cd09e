package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.FirstAnswerTable;
import io.opengse.engine.session.FirstAnswerTable.FirstAnswer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of first answers. */
public interface FirstAnswerTableContract extends StoreUnderTest {
    @Test
    default void aKeyIsAnsweredOnce() {
        change(FirstAnswerTable.class, rows -> rows.insert(answer("token:a", NOON)));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() ->
                        change(FirstAnswerTable.class, rows -> rows.insert(answer("token:a", NOON.plusSeconds(1)))));
        assertThat(one(FirstAnswerTable.class, rows -> rows.find("token:a"))).contains(answer("token:a", NOON));
        assertThat(one(FirstAnswerTable.class, rows -> rows.find("token:b"))).isEmpty();
    }

    @Test
    default void aRemovedKeyIsFreeAgain() {
        change(FirstAnswerTable.class, rows -> rows.insert(answer("token:a", NOON)));
        change(FirstAnswerTable.class, rows -> rows.remove("token:a"));
        change(FirstAnswerTable.class, rows -> rows.remove("token:a"));

        change(FirstAnswerTable.class, rows -> rows.insert(answer("token:a", NOON.plusSeconds(1))));

        assertThat(one(FirstAnswerTable.class, rows -> rows.find("token:a")))
                .contains(answer("token:a", NOON.plusSeconds(1)));
    }

    @Test
    default void expiredAnswersAreTrimmedOldestFirst() {
        change(FirstAnswerTable.class, rows -> {
            rows.insert(answer("old", NOON.minusSeconds(1)));
            rows.insert(answer("oldest", NOON.minusSeconds(2)));
            rows.insert(answer("valid", NOON));
        });

        assertThat(trim(FirstAnswerTable.class, rows -> rows.trim(NOON, 1))).isEqualTo(1);
        assertThat(one(FirstAnswerTable.class, rows -> rows.find("oldest"))).isEmpty();
        assertThat(trim(FirstAnswerTable.class, rows -> rows.trim(NOON, 9))).isEqualTo(1);
        assertThat(one(FirstAnswerTable.class, rows -> rows.find("valid"))).isPresent();
    }

    private static FirstAnswer answer(String key, Instant expires) {
        return new FirstAnswer(key, "digest", new SessionId("s"), expires);
    }
}
