package io.opengse.cli.serve;

import io.opengse.cli.console.Console;
import io.opengse.cli.console.Tone;
import io.opengse.cli.fleetfile.BadFleetFile;
import io.opengse.cli.fleetfile.FleetFile;
import io.opengse.cli.fleetfile.Mistake;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.problem.Refused;

/** A fleet file that is applied again whenever it is saved; a broken edit is reported and the old state stays. */
public final class WatchedFleet {
    private final FleetPlan plan;
    private final Console console;
    private FleetText text;
    private FleetId id;
    private String seen;

    /** Applies what was read. */
    public WatchedFleet(FleetText text, FleetPlan plan, Console console) {
        this.plan = plan;
        this.console = console;
        this.text = text;
        this.seen = text.stamp();
        this.id = plan.apply(text.read()).fleet();
    }

    public FleetId id() {
        return id;
    }

    public FleetFile file() {
        return text.read();
    }

    /** Applies the file if it was saved since the last look. */
    public void look() {
        String now = FleetText.stamp(text.file());
        if (now.equals(seen) || now.equals(FleetText.GONE)) {
            return;
        }
        seen = now;
        try {
            FleetText edited = FleetText.of(text.file());
            FleetPlan.Outcome outcome = plan.apply(edited.read());
            text = edited;
            seen = edited.stamp();
            id = outcome.fleet();
            edited.read().warnings().forEach(warning -> console.aside("warning: " + warning));
            outcome.changes().forEach(change -> console.aside(edited.file() + ": " + change));
        } catch (BadFleetFile bad) {
            bad.mistakes().stream().map(Mistake::toString).forEach(console::aside);
            console.aside(console.paint(Tone.BAD, "the edit was not applied") + "; the fleet goes on as before");
        } catch (Refused refused) {
            console.aside(text.file() + ": " + refused.getMessage() + "; the fleet goes on as before");
        }
    }
}
