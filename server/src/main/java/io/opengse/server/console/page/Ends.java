package io.opengse.server.console.page;

import io.opengse.engine.process.EndReason;
import io.opengse.server.console.block.Tone;

/** How the end of a process looks. */
final class Ends {
    private Ends() {}

    static Tone tone(EndReason reason) {
        return reason.orderly() ? Tone.OVER : Tone.BAD;
    }
}
