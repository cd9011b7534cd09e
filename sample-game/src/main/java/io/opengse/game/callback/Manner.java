package io.opengse.game.callback;

import io.opengse.game.switches.BadSwitch;
import io.opengse.game.switches.Switch;
import io.opengse.game.switches.Switches;
import java.time.Duration;

/** How the three callbacks behave. A studio's game would have none of this: it is here to put a GSE to the test. */
public record Manner(Health health, Start start, Activation activation, boolean ignoresTerminate) {

    /** What OnHealthCheck gets. */
    public sealed interface Health {
        record Well() implements Health {}

        record Unwell() implements Health {}

        record Hangs() implements Health {}

        record Slow(Duration by) implements Health {}
    }

    /** What OnStartGameServerSession gets. */
    public enum Start {
        TAKES,
        REFUSES,
        HANGS
    }

    public static Manner of(Switches switches) throws BadSwitch {
        var activation = switches.text(Switch.ACTIVATE);
        return new Manner(
                health(switches),
                start(switches),
                activation.isPresent() ? Activation.parse(activation.get()) : new Activation.Prompt(),
                switches.on(Switch.IGNORE_TERMINATE));
    }

    private static Health health(Switches switches) {
        if (switches.on(Switch.HANG_HEALTH)) {
            return new Health.Hangs();
        }
        if (switches.on(Switch.UNHEALTHY)) {
            return new Health.Unwell();
        }
        var delay = switches.millis(Switch.HEALTH_DELAY);
        return delay.isPresent() ? new Health.Slow(delay.get()) : new Health.Well();
    }

    private static Start start(Switches switches) {
        if (switches.on(Switch.HANG_START)) {
            return Start.HANGS;
        }
        return switches.on(Switch.REFUSE_START) ? Start.REFUSES : Start.TAKES;
    }
}
