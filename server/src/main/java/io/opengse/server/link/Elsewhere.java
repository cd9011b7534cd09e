package io.opengse.server.link;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opengse.engine.id.HostId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.replica.Replica;
import io.opengse.engine.replica.Replicas;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.Errand;
import io.opengse.server.live.LiveProcesses;
import io.opengse.server.peer.PeerUnreachable;
import io.opengse.server.peer.Peers;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends errands on for hosts whose stream another server of the database has, by asking that server, and answers such
 * questions of others. One that was sent on is never sent on again: {@link #answer} knows only the streams that are here.
 */
final class Elsewhere {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Replicas replicas;
    private final String me;
    private final Optional<Peers> peers;

    /** @param peers empty on a server that is alone */
    Elsewhere(Replicas replicas, String me, Optional<Peers> peers) {
        this.replicas = replicas;
        this.me = me;
        this.peers = peers;
    }

    /**
     * Blocks until the host's agent has answered, through the server that has its stream.
     *
     * @throws Refused Unavailable when no server has it, or that server cannot be asked; says what to do
     */
    Delivery send(HostId host, Errand errand) {
        Replica holder = replicas.holder(host, me)
                .orElseThrow(() -> Refused.unavailable("host " + host + " is not connected: its agent is away. What its"
                        + " processes print is kept there and can be read when it is back"));
        if (peers.isEmpty()) {
            throw cannotAsk(host, holder, "this server asks no others");
        }
        try {
            byte[] question = Sent.on(host, errand);
            Duration patience = PATIENCE.plusMillis(errand.getWaitMillis());
            return Delivery.parseFrom(peers.get().ask(holder, question, patience));
        } catch (PeerUnreachable problem) {
            throw cannotAsk(host, holder, problem.why());
        } catch (InvalidProtocolBufferException problem) {
            throw cannotAsk(host, holder, "its answer cannot be read: " + problem.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable("nobody waits for the answer any more");
        }
    }

    private static Refused cannotAsk(HostId host, Replica holder, String why) {
        return Refused.unavailable("host " + host + " is connected to another server of this database, " + holder.id()
                + " at " + holder.address() + ", and that could not be asked from here: " + why
                + ". Ask it with --api, or set peer-address there to where this server reaches its API");
    }

    /**
     * Answers another server.
     *
     * @param here the errands of the hosts whose streams are here
     */
    static byte[] answer(byte[] question, Errands here) {
        Delivery.Builder refused = Delivery.newBuilder();
        try {
            Sent sent = Sent.read(question);
            Errand errand = sent.errand();
            boolean reads = switch (errand.getKindCase()) {
                case READ_OUTPUT, READ_CALLS, LIST_FILES, READ_FILE -> true;
                case FAIL_HEALTH_CHECKS, KILL_GAME, DROP_LINK, KIND_NOT_SET -> false;
            };
            int wait = Math.clamp(errand.getWaitMillis(), 0, (int) LiveProcesses.LONGEST_WAIT.toMillis());
            return reads
                    ? here.sendHere(sent.host(), errand.toBuilder().setWaitMillis(wait))
                            .toByteArray()
                    : refused.setRefusal("that is not done for another server")
                            .build()
                            .toByteArray();
        } catch (Refused problem) {
            return refused.setRefusal(String.valueOf(problem.getMessage()))
                    .build()
                    .toByteArray();
        }
    }
}
