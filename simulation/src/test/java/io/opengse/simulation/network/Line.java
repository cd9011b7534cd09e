package io.opengse.simulation.network;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.time.Duration;

/**
 * One stream between an agent and a server: real bytes, in order in both directions, until it ends or breaks. Each side
 * learns of a break by itself, perhaps only when its keep-alive finds out.
 */
public final class Line {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final World world;
    private final AgentSide agent;
    private final ServerSide server;
    private final Direction up;
    private final Direction down;
    private boolean agentKnows;
    private boolean serverKnows;

    /** The agent's end of it. */
    public interface AgentSide {
        void heard(FromServer message);

        void ended(String why);
    }

    /** The server's end of it. */
    public interface ServerSide {
        void heard(FromAgent message);

        void ended(String why);
    }

    public Line(World world, String host, AgentSide agent, ServerSide server) {
        this.world = world;
        this.agent = agent;
        this.server = server;
        this.up = new Direction(world, host + " > server", bytes -> toServer(bytes));
        this.down = new Direction(world, "server > " + host, bytes -> toAgent(bytes));
    }

    public void send(FromAgent message) {
        up.send(message.toByteArray(), new Words("", message));
    }

    public void send(FromServer message) {
        down.send(message.toByteArray(), new Words("", message));
    }

    private void toServer(byte[] bytes) {
        try {
            world.seam().toServer(FromAgent.parseFrom(bytes)).forEach(message -> {
                if (!serverKnows) {
                    server.heard(message);
                }
            });
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("the line does not garble", impossible);
        }
    }

    private void toAgent(byte[] bytes) {
        try {
            world.seam().toAgent(FromServer.parseFrom(bytes)).forEach(message -> {
                if (!agentKnows) {
                    agent.heard(message);
                }
            });
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("the line does not garble", impossible);
        }
    }

    /** The server ends it in good order: what it has sent still arrives. */
    public void closeByServer(String why) {
        up.cut();
        serverEnds(Duration.ZERO, why);
        agentEnds(down.close().plus(world.travelTime()), why);
    }

    /** The agent's program is gone, killed or stopped: what it has sent is with the kernel and may still arrive. */
    public void closeByAgent(String why) {
        down.cut();
        agentKnows = true;
        serverEnds(up.close().plus(world.travelTime()), why);
    }

    /** The server's program is gone. */
    public void serverDied() {
        up.cut();
        down.cut();
        serverKnows = true;
        agentEnds(world.chances().in(0.8) ? world.chances().millis(0, 300) : halfOpen(), "the server is gone");
    }

    /** Nothing comes through any more; each side finds out in its own time. */
    public void breakDown() {
        world.progress().count(Counted.LINKS_BROKEN);
        up.cut();
        down.cut();
        agentEnds(halfOpen(), "the connection broke");
        serverEnds(halfOpen(), "the connection broke");
    }

    private Duration halfOpen() {
        return world.chances().in(0.5)
                ? world.chances().millis(0, 50)
                : world.chances().millis(0, (int) KEEP_ALIVE.toMillis());
    }

    private void agentEnds(Duration after, String why) {
        world.agenda().after(after, "line", "the agent's end of it ends: " + why, () -> {
            if (!agentKnows) {
                agentKnows = true;
                agent.ended(why);
            }
        });
    }

    private void serverEnds(Duration after, String why) {
        world.agenda().after(after, "line", "the server's end of it ends: " + why, () -> {
            if (!serverKnows) {
                serverKnows = true;
                server.ended(why);
            }
        });
    }
}
