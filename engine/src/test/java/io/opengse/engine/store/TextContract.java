package io.opengse.engine.store;

import static io.opengse.engine.store.SessionSample.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.session.CreatorWindowTable;
import io.opengse.engine.session.CreatorWindowTable.CreatorWindow;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts come back as they were given, whatever is in them. */
public interface TextContract extends StoreUnderTest {
    @Test
    default void everyTextComesBackAsItWas() {
        List<String> texts = List.of("", " ", "O'Brien \"x\" \\ % _ ? :a", "会话 🎮 é e\u0301", "line\r\nline\ttab");
        for (String text : texts) {
            GameSession session = aSession("s" + text)
                    .name(text)
                    .text(text)
                    .property("k" + text, text)
                    .build();

            change(SessionTable.class, rows -> rows.insert(session));

            assertThat(one(SessionTable.class, rows -> rows.find(session.id()))).contains(session);
        }
    }

    @Test
    default void aTextOfManyMegabytesIsKept() {
        GameSession session = aSession("s").text("大".repeat(2_000_000)).build();

        change(SessionTable.class, rows -> rows.insert(session));

        assertThat(one(SessionTable.class, rows -> rows.find(session.id()))).contains(session);
    }

    @Test
    default void textsThatDifferOnlyInCaseOrAccentAreDifferent() {
        change(CreatorWindowTable.class, rows -> {
            rows.put(new CreatorWindow(new FleetId("f"), "zoe", NOON, 1));
            rows.put(new CreatorWindow(new FleetId("f"), "Zoe", NOON, 2));
            rows.put(new CreatorWindow(new FleetId("f"), "zoé", NOON, 3));
        });

        assertThat(one(CreatorWindowTable.class, rows -> rows.find(new FleetId("f"), "zoe"))
                        .orElseThrow()
                        .created())
                .isEqualTo(1);
    }
}
