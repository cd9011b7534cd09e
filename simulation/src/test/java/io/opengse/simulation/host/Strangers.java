package io.opengse.simulation.host;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The programs of a host that are no games. They come and go, take the pids that games leave, and are none of our
 * business.
 */
final class Strangers {
    private static final int AT_BOOT = 6;
    private static final long TICK_MILLIS = 10;

    private final World world;
    private final Host host;
    private final Map<Long, ProcessIdentity> running = new HashMap<>();
    private long boots;

    Strangers(World world, Host host) {
        this.world = world;
        this.host = host;
    }

    @Nullable
    ProcessIdentity at(long pid) {
        return running.get(pid);
    }

    int count() {
        return running.size();
    }

    void mustNotBe(ProcessIdentity signalled) {
        ProcessIdentity stranger = running.get(signalled.pid());
        Broken.unless(
                stranger == null || !world.seam().same(stranger, signalled),
                () -> "no signal goes to a program that is not ours, but one went to pid " + signalled.pid() + " on "
                        + host);
    }

    void boot(LongSupplier pids) {
        long boot = ++boots;
        for (int one = 0; one < AT_BOOT; one++) {
            start(pids);
        }
        another(pids, boot);
    }

    private void another(LongSupplier pids, long boot) {
        world.agenda().after(world.chances().seconds(1, 6), host, "a stranger starts", () -> {
            if (boot == boots && world.stormy()) {
                start(pids);
                another(pids, boot);
            }
        });
    }

    private void start(LongSupplier pids) {
        ProcessIdentity born = new ProcessIdentity(pids.getAsLong(), world.now().toEpochMilli() / TICK_MILLIS);
        running.put(born.pid(), born);
        Duration lasting = world.chances().seconds(3, 90);
        world.agenda().after(lasting, host, "a stranger ends", () -> running.remove(born.pid(), born));
    }

    void powerOff() {
        boots++;
        running.clear();
    }
}
