package io.opengse.simulation.game;

import io.opengse.agent.loop.GameCall;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.simulation.host.AgentRun;
import io.opengse.simulation.host.Host;
import io.opengse.simulation.host.SdkDoor;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A game's client of the SDK: calls, waits with a deadline, and calls again when there was no answer or ERROR_500. */
final class Sdk {
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final World world;
    private final Host host;
    private final long pid;
    private final String mark;
    private final boolean freshRequestIds;
    private final BooleanSupplier alive;
    private long requests;

    Sdk(World world, Host host, Caller caller) {
        this.world = world;
        this.host = host;
        this.pid = caller.pid();
        this.mark = caller.mark();
        this.freshRequestIds = caller.freshRequestIds();
        this.alive = caller.alive();
    }

    /** Who calls. */
    record Caller(long pid, String mark, boolean freshRequestIds, BooleanSupplier alive) {}

    /** @param then told OK or ERROR_400, or nothing once it was tried so many times; never when the game has gone */
    void call(GameCall call, int tries, Consumer<Optional<GseResponse>> then) {
        attempt(call, "request-" + ++requests, tries, then);
    }

    private void attempt(GameCall call, String requestId, int tries, Consumer<Optional<GseResponse>> then) {
        Attempt attempt = new Attempt(call, requestId, tries, then);
        world.agenda().after(PATIENCE, mark, "gives up waiting for an answer", () -> attempt.answered(Optional.empty()));
        world.agenda().after(world.chances().millis(0, 4), mark, call, () -> {
            Optional<AgentRun> agent = host.agent();
            if (!alive.getAsBoolean()) {
                return;
            }
            if (agent.isEmpty()) {
                attempt.answered(Optional.empty());
                return;
            }
            agent.get().sdk().call(new SdkDoor.Call(pid, requestId, call), attempt::answered);
        });
    }

    private final class Attempt {
        private final GameCall call;
        private final String requestId;
        private final int tries;
        private final Consumer<Optional<GseResponse>> then;
        private boolean settled;

        Attempt(GameCall call, String requestId, int tries, Consumer<Optional<GseResponse>> then) {
            this.call = call;
            this.requestId = requestId;
            this.tries = tries;
            this.then = then;
        }

        void answered(Optional<GseResponse> response) {
            if (settled || !alive.getAsBoolean()) {
                return;
            }
            settled = true;
            boolean decided = response.isPresent() && response.get().getStatus() != GseResponse.Status.ERROR_500;
            if (decided || tries <= 1) {
                response.ifPresent(answer -> world.trace(mark, answer));
                then.accept(decided ? response : Optional.empty());
                return;
            }
            String next = freshRequestIds ? requestId + "'" : requestId;
            world.agenda().after(world.chances().millis(200, 2500), mark, "calls again", () -> {
                if (alive.getAsBoolean()) {
                    attempt(call, next, tries - 1, then);
                }
            });
        }
    }
}
