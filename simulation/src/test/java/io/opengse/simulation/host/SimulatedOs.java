package io.opengse.simulation.host;

import io.opengse.agent.os.LaunchFailed;
import io.opengse.agent.os.LaunchOrder;
import io.opengse.agent.os.Os;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.simulation.world.World;
import java.time.Instant;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A host's {@link Kernel}, as one life of an agent sees it: it is the parent of what it launched itself, and only of
 * that.
 */
final class SimulatedOs implements Os {
    private final World world;
    private final Host host;
    private final Instant begun;

    SimulatedOs(World world, Host host) {
        this.world = world;
        this.host = host;
        this.begun = world.now();
    }

    @Override
    public ProcessIdentity launch(LaunchOrder order) throws LaunchFailed {
        if (order.launchPath().contains("missing")) {
            throw new LaunchFailed(order.launchPath() + " does not exist", true);
        }
        if (world.stormy() && world.chances().in(0.02)) {
            throw new LaunchFailed("the system has no more memory", false);
        }
        String key = order.launchPath() + "\n" + String.join(" ", order.arguments());
        String fleet = String.valueOf(order.environment().get("GSE_FLEET_ID"));
        String instance = String.valueOf(order.environment().get("GSE_INSTANCE_ID"));
        OsProcess process = host.kernel().launch(new Kernel.Program(order.processId(), fleet, instance, key));
        world.witness().launched(host, process);
        return process.identity();
    }

    @Override
    public boolean alive(ProcessIdentity process) {
        return host.kernel().alive(process);
    }

    @Override
    public void watch(ProcessIdentity process, IntConsumer gone) {
        boolean child = host.kernel()
                .find(process)
                .filter(found -> !found.started().isBefore(begun))
                .isPresent();
        host.kernel().watch(process, child, gone);
    }

    @Override
    public void terminate(ProcessIdentity process) {
        world.witness().signalled(host, process, "SIGTERM");
        host.kernel().terminate(process);
    }

    @Override
    public void kill(ProcessIdentity process) {
        world.witness().signalled(host, process, "SIGKILL");
        host.kernel().kill(process);
    }

    @Override
    public boolean belongs(long pid, ProcessIdentity launched) {
        return pid == launched.pid() && alive(launched);
    }

    @Override
    public @Nullable ProcessIdentity identify(long pid) {
        return host.kernel().identify(pid);
    }

    @Override
    public @Nullable ProcessIdentity find(String processId) {
        return host.kernel().marked(processId).map(OsProcess::identity).orElse(null);
    }

    @Override
    public boolean holdsConnection(int peerPort, ProcessIdentity launched) {
        return alive(launched);
    }
}
