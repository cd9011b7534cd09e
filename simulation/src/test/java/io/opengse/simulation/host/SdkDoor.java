package io.opengse.simulation.host;

import io.opengse.agent.loop.AgentEffect;
import io.opengse.agent.loop.AgentEvent;
import io.opengse.agent.loop.Answers;
import io.opengse.agent.loop.GameCall;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.process.ProcessState;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where games call, as SdkDesk and CallerCheck behave: who calls is found by pid, the same request is answered once. */
public final class SdkDoor {
    private static final Duration LAUNCH_PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final World world;
    private final Host host;
    private final AgentRun agent;
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private final Map<Request, GseResponse> answered = new HashMap<>();
    private long calls;

    private record Request(String processId, String requestId, GameCall call) {}

    private record Pending(Request request, Consumer<Optional<GseResponse>> caller) {}

    /** A game's call: its pid and request id are the metadata. */
    public record Call(long pid, String requestId, GameCall request) {}

    SdkDoor(World world, Host host, AgentRun agent) {
        this.world = world;
        this.host = host;
        this.agent = agent;
    }

    /** @param caller told the answer once, or nothing when the connection breaks */
    public void call(Call call, Consumer<Optional<GseResponse>> caller) {
        check(call, caller, world.now().plus(LAUNCH_PATIENCE));
    }

    private void check(Call call, Consumer<Optional<GseResponse>> caller, Instant patience) {
        if (agent.dead()) {
            caller.accept(Optional.empty());
            return;
        }
        ProcessIdentity who = host.kernel().identify(call.pid());
        Optional<GameProcess> ours = who == null ? Optional.empty() : find(who);
        if (ours.isPresent()) {
            take(ours.get(), call, caller);
        } else if (who != null && launching() && world.now().isBefore(patience)) {
            world.agenda().after(LOOK_AGAIN, host, "looks again who calls", () -> check(call, caller, patience));
        } else {
            caller.accept(Optional.of(Answers.refused("UNKNOWN_PROCESS: pid " + call.pid())));
        }
    }

    private Optional<GameProcess> find(ProcessIdentity who) {
        return agent.loop().processes().stream()
                .filter(process -> !process.hasExited())
                .filter(process -> process.state().identity() != null
                        && world.seam().same(who, process.state().identity()))
                .findFirst();
    }

    private boolean launching() {
        return agent.loop().processes().stream().anyMatch(process -> process.state() instanceof ProcessState.Ordered);
    }

    private void take(GameProcess process, Call call, Consumer<Optional<GseResponse>> caller) {
        Request request = new Request(process.id(), call.requestId(), call.request());
        GseResponse before = answered.get(request);
        if (before != null) {
            caller.accept(Optional.of(before));
            return;
        }
        long number = ++calls;
        pending.put(number, new Pending(request, caller));
        agent.post(new AgentEvent.Called(number, process.id(), call.requestId(), call.request()));
    }

    void reply(AgentEffect.Reply reply) {
        Pending waiting = pending.remove(reply.call());
        if (waiting == null) {
            return;
        }
        Request request = waiting.request();
        GseResponse response = reply.response();
        if (response.getStatus() != GseResponse.Status.ERROR_500 && !(request.call() instanceof GameCall.Describe)) {
            answered.put(request, response);
        }
        world.agenda().after(world.chances().millis(0, 4), host, "answers " + request.processId(), () -> {
            boolean delivered = !agent.dead();
            waiting.caller().accept(delivered ? Optional.of(response) : Optional.empty());
            boolean ending = request.call() instanceof GameCall.Ending;
            if (delivered && ending && response.getStatus() == GseResponse.Status.OK) {
                agent.post(request.processId(), new ProcessEvent.EndingAnswered());
            }
        });
    }

    /** The agent's program is gone: every connection breaks. */
    void close() {
        pending.values()
                .forEach(waiting -> world.agenda().soon(host, "its connections to games break", () ->
                        waiting.caller().accept(Optional.empty())));
        pending.clear();
    }
}
