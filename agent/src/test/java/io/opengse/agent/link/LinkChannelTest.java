package io.opengse.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.opengse.protocol.link.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers on the loopback, and agents that know both. */
class LinkChannelTest {
    private static final int AGENTS = 24;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<ScriptedServer> scripted = List.of(new ScriptedServer(), new ScriptedServer());
    private final List<Server> servers = new ArrayList<>();
    private final List<ManagedChannel> channels = new ArrayList<>();

    @BeforeEach
    void serve() throws IOException {
        for (ScriptedServer each : scripted) {
            servers.add(NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .addService(each)
                    .build()
                    .start());
        }
    }

    @AfterEach
    void end() {
        channels.forEach(ManagedChannel::shutdownNow);
        servers.forEach(Server::shutdownNow);
        timer.shutdownNow();
    }

    @Test
    void manyAgentsSpreadOverAllServers() throws ServerAway {
        Random seeds = new Random(1);
        for (int agent = 0; agent < AGENTS; agent++) {
            ask(open(new Random(seeds.nextLong())));
        }

        assertThat(asked(0) + asked(1)).isEqualTo(AGENTS);
        assertThat(asked(0)).isBetween(AGENTS / 4, AGENTS * 3 / 4);
    }

    @Test
    void whoLosesItsServerFindsTheOtherAndStaysThere() throws ServerAway {
        ManagedChannel agent = open(new Random(1));
        ask(agent);
        int first = asked(0) == 1 ? 0 : 1;

        servers.get(first).shutdownNow();
        await().until(servers.get(first)::isTerminated);
        for (int question = 0; question < 5; question++) {
            ask(agent);
        }

        assertThat(asked(first)).isEqualTo(1);
        assertThat(asked(1 - first)).isEqualTo(5);
    }

    private ManagedChannel open(Random chance) {
        List<HostPort> known = servers.stream()
                .map(server -> new HostPort("127.0.0.1", server.getPort()))
                .toList();
        ManagedChannel channel = LinkChannel.open(known, chance);
        channels.add(channel);
        return channel;
    }

    private void ask(ManagedChannel agent) throws ServerAway {
        new LinkClient(agent, "", io.opengse.protocol.link.Hello.getDefaultInstance(), timer, new Random(1))
                .ask(Question.getDefaultInstance(), Duration.ofSeconds(10));
    }

    private int asked(int server) {
        return scripted.get(server).questions.size();
    }
}
