package io.opengse.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsStandUnderTheirHeadersWithoutLines() {
        Table table = new Screen().console().table("FLEET", "STATUS");
        table.row("fleet-12345678", "ACTIVE").row("f", "ERROR");

        assertThat(table.text()).isEqualTo("""
                FLEET           STATUS
                fleet-12345678  ACTIVE
                f               ERROR""");
    }

    @Test
    void theWidestColumnGivesWayOnANarrowTerminal() {
        Table table = new Screen(30, false).console().table("SESSION", "STATUS");
        table.row("gssess-0123456789-0123456789-0123456789", "ACTIVE");

        assertThat(table.text().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(30));
        assertThat(table.text()).contains("…").contains("456789  ACTIVE");
    }

    @Test
    void coloursDoNotMoveTheColumns() {
        Table table = new Screen(80, true).console().table("STATUS", "NAME");
        table.row("ERROR", "a").row("TERMINATED", "b");

        assertThat(table.text().replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo("""
                STATUS      NAME
                ERROR       a
                TERMINATED  b""");
        assertThat(table.text()).contains("\u001b[31mERROR");
    }

    @Test
    void lineBreaksInACellDoNotBreakTheTable() {
        Table table = new Screen().console().table("REASON");
        table.row("one\n  two");

        assertThat(table.text()).isEqualTo("REASON\none two");
    }

    @Test
    void anEmptyTableSaysSoInWords() {
        Screen screen = new Screen();

        screen.console().table("A").print("nothing here");

        assertThat(screen.out()).isEqualTo("nothing here\n");
    }
}
