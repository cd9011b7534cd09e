package io.opengse.game.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayerCommandTest {
    @Test
    void aNumberTakesSticks() {
        assertThat(PlayerCommand.parse(" 3 ")).isEqualTo(new PlayerCommand.Take(3));
        assertThat(PlayerCommand.parse("Take 2")).isEqualTo(new PlayerCommand.Take(2));
        assertThat(PlayerCommand.parse("-1")).isEqualTo(new PlayerCommand.Take(-1));
    }

    @Test
    void whatIsSaidKeepsItsCase() {
        assertThat(PlayerCommand.parse("say Hello there")).isEqualTo(new PlayerCommand.Say("Hello there"));
    }

    @Test
    void anEmptyLineAsksForHelp() {
        assertThat(PlayerCommand.parse("")).isEqualTo(new PlayerCommand.Help());
    }

    @Test
    void nonsenseIsGivenBack() {
        assertThat(PlayerCommand.parse("take all")).isEqualTo(new PlayerCommand.Unknown("take all"));
    }

    @Test
    void aLogIsNamedAfterTheLastPartOfTheSession() {
        assertThat(MatchLog.fileName("qcs::gse:local::gameserversession/fleet-1/gssess-7"))
                .isEqualTo("gssess-7.log");
        assertThat(MatchLog.fileName("../../etc/pass wd")).isEqualTo("pass_wd.log");
    }
}
