package io.opengse.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SessionSortParserTest {
    @Test
    void aFieldAndADirectionAreUnderstood() {
        assertThat(SessionSortParser.parse("creationTimeMillis ASC"))
                .isEqualTo(new SessionSort(SessionSort.Key.CREATED, true));
        assertThat(SessionSortParser.parse("  maximumSessions   desc "))
                .isEqualTo(new SessionSort(SessionSort.Key.MAX_PLAYERS, false));
    }

    @Test
    void upwardsIsMeantWhenNothingIsSaid() {
        assertThat(SessionSortParser.parse("playerSessionCount"))
                .isEqualTo(new SessionSort(SessionSort.Key.PLAYERS, true));
    }

    @Test
    void nothingAtAllMeansTheNewestFirst() {
        assertThat(SessionSortParser.parse(" ")).isEqualTo(SessionSort.NEWEST_FIRST);
    }

    @Test
    void whatCannotBeSortedByIsRefused() {
        assertThatThrownBy(() -> SessionSortParser.parse("hasAvailablePlayerSessions ASC"))
                .hasMessageContaining("hasAvailablePlayerSessions")
                .hasMessageContaining("playerSessionCount");
        assertThatThrownBy(() -> SessionSortParser.parse("gameServerSessionName UP"))
                .hasMessageContaining("ASC or DESC");
        assertThatThrownBy(() -> SessionSortParser.parse("gameServerSessionName ASC, x"))
                .hasMessageContaining("3 words");
    }
}
