package io.opengse.agent.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void whiteSpaceSeparates() {
        assertThat(CommandLine.split("  -jar\tgame.jar   8080 ")).containsExactly("-jar", "game.jar", "8080");
        assertThat(CommandLine.split("")).isEmpty();
    }

    @Test
    void quotesKeepTogether() {
        assertThat(CommandLine.split("--name \"a b\" 'c \\ d' e\"f\"g ''"))
                .containsExactly("--name", "a b", "c \\ d", "efg", "");
    }

    @Test
    void aBackslashEscapes() {
        assertThat(CommandLine.split("a\\ b \"say \\\"hi\\\"\" \"C:\\dir\""))
                .containsExactly("a b", "say \"hi\"", "C:\\dir");
    }

    @Test
    void anUnbalancedQuoteIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> CommandLine.split("a 'b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the quote ' at character 3 is never closed");
        assertThatThrownBy(() -> CommandLine.split("a\\")).hasMessageContaining("escapes nothing");
    }
}
