package io.opengse.agent.errand;

import io.opengse.agent.link.ServerAway;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.Errand;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Does what the server wants done once and now, each errand on a virtual thread of its own. Handed the errands by the
 * link; never touches the loop's state, and beyond a number of them says no rather than wait.
 */
public final class Errands implements Consumer<Errand> {
    private static final System.Logger LOG = System.getLogger(Errands.class.getName());
    static final int MOST_AT_ONCE = 128;

    private final String hostId;
    private final ErrandWork work;
    private final Deliverer server;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /** Brings a delivery to the server. */
    public interface Deliverer {
        void deliver(Delivery delivery) throws ServerAway;
    }

    public Errands(String hostId, ErrandWork work, Deliverer server) {
        this.hostId = hostId;
        this.work = work;
        this.server = server;
    }

    @Override
    public void accept(Errand errand) {
        boolean admitted = places.tryAcquire();
        Thread.ofVirtual().name("errand-" + errand.getKindCase()).start(() -> {
            try {
                bring(errand, admitted ? done(errand) : tooMany());
            } finally {
                if (admitted) {
                    places.release();
                }
            }
        });
    }

    private static Delivery.Builder tooMany() {
        return Delivery.newBuilder()
                .setRefusal("this host's agent is asked by " + MOST_AT_ONCE + " watchers already; try again");
    }

    /** The edge of a thread: whatever goes wrong is said to whoever waits. */
    private Delivery.Builder done(Errand errand) {
        try {
            return work.done(errand);
        } catch (ErrandRefused refused) {
            return Delivery.newBuilder().setRefusal(String.valueOf(refused.getMessage()));
        } catch (IOException problem) {
            return Delivery.newBuilder().setRefusal("the agent could not read it: " + problem);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Delivery.newBuilder().setRefusal("the agent stops");
        } catch (RuntimeException | Error bug) {
            LOG.log(System.Logger.Level.ERROR, "could not do an errand: " + errand, bug);
            return Delivery.newBuilder().setRefusal("the agent failed; its log says why");
        }
    }

    private void bring(Errand errand, Delivery.Builder delivery) {
        try {
            server.deliver(
                    delivery.setHostId(hostId).setNumber(errand.getNumber()).build());
        } catch (ServerAway nobodyWaits) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "a delivery was not taken process={0} why={1}",
                    errand.getProcessId(),
                    nobodyWaits.getMessage());
        }
    }
}
