package io.opengse.cli.join;

import io.opengse.agent.link.ControlPlane;
import io.opengse.agent.link.LinkClient;
import io.opengse.agent.membership.MemberLink;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndProcess;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.StartSession;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The link of an agent without games, as the real one keeps it. */
final class JoinedHost implements AutoCloseable, ControlPlane.Listener {
    private static final int PATIENCE_SECONDS = 60;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final BlockingQueue<Long> ups = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> downs = new LinkedBlockingQueue<>();
    private final LinkClient client;

    JoinedHost(MemberLink link, String hostId) {
        Hello hello = Hello.newBuilder()
                .setHostId(hostId)
                .setAddress("auto")
                .setRegion("local")
                .build();
        this.client = new LinkClient(link.channel(), "", hello, timer, new Random(1));
        client.open(this);
    }

    void awaitUp() throws InterruptedException {
        if (ups.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
            throw new AssertionError("the link does not come up");
        }
    }

    /** Why. */
    String awaitDown() throws InterruptedException {
        String why = downs.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (why == null) {
            throw new AssertionError("the link does not go down");
        }
        return why;
    }

    boolean isUp() {
        return client.isUp();
    }

    @Override
    public void up(long lastReport) {
        ups.add(lastReport);
    }

    @Override
    public void down(String why) {
        downs.add(why);
    }

    @Override
    public void desired(Desired desired) {}

    @Override
    public void start(StartSession order) {}

    @Override
    public void end(EndProcess order) {}

    @Override
    public void acknowledged(long report) {}

    @Override
    public void errand(Errand errand) {}

    @Override
    public void close() {
        client.close();
        timer.shutdownNow();
    }
}
