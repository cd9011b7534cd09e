package io.opengse.agent.errand;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets watchers wait for something new by looking a few times a second, until the time is up or the agent stops. */
public final class Patience {
    private static final int LONGEST_MILLIS = 30_000;

    private final Duration glance;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param glance time between two looks */
    public Patience(Duration glance) {
        this.glance = glance;
    }

    /** Whether there is something new. */
    interface Look {
        boolean isNew() throws IOException;
    }

    /** @return whether there was */
    boolean await(int millis, Look look) throws IOException, InterruptedException {
        long glances = Math.clamp(millis, 0, LONGEST_MILLIS) / glance.toMillis();
        for (long glanced = 0; glanced < glances; glanced++) {
            if (look.isNew()) {
                return true;
            }
            if (stopped.await(glance.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return look.isNew();
    }

    /** Nobody waits any longer. */
    public void stop() {
        stopped.countDown();
    }
}
