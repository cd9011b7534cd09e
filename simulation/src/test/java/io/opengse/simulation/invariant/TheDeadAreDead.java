package io.opengse.simulation.invariant;

import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessTable;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.World;

/** The books call a process gone only when it has gone, or when nothing was heard of its host. */
final class TheDeadAreDead implements Invariant {
    private final World world;

    TheDeadAreDead(World world) {
        this.world = world;
    }

    @Override
    public void check(Books before, Books now) {
        for (GameProcess process : before.processes().values()) {
            if (!now.processes().containsKey(process.id())) {
                verify(process.id());
            }
        }
    }

    private void verify(ProcessId id) {
        GameProcess gone =
                world.store().truth(books -> ProcessTable.in(books).find(id)).orElseThrow();
        boolean unheard = gone.end() != null && gone.end().reason() == EndReason.HOST_LOST;
        boolean lives = world.hosts().stream()
                .flatMap(host -> host.kernel().living().stream())
                .anyMatch(process -> process.mark().equals(id.value()));
        Broken.unless(unheard || !lives, () -> "what the books call gone has gone, but this lives: " + gone);
    }
}
