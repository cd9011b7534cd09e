package io.opengse.bench.hosts;

import io.grpc.ManagedChannel;
import io.opengse.agent.link.HostPort;
import io.opengse.agent.link.LinkChannel;
import io.opengse.agent.link.LinkClient;
import io.opengse.bench.Lab;
import io.opengse.bench.load.Latencies;
import io.opengse.bench.load.Stopwatch;
import io.opengse.protocol.link.Hello;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/** Any number of {@link SimulatedHost}s in this program, each with a connection of its own to one of the servers. */
final class Crowd implements AutoCloseable {
    private final Lab lab;
    private final List<HostPort> servers;
    private final String token;
    private final Means means;
    private final List<SimulatedHost> hosts = new ArrayList<>();
    private final List<LinkClient> links = new ArrayList<>();
    private final List<ManagedChannel> channels = new ArrayList<>();

    /**
     * What all of them share.
     *
     * @param nanos a counter of time that only rises
     * @param answers how questions were answered, since the last time that somebody wanted to know
     */
    record Means(
            InstantSource clock,
            RandomGenerator random,
            ScheduledExecutorService timer,
            ExecutorService threads,
            Stopwatch stopwatch,
            AtomicReference<Latencies> answers) {
        /** Those of now. */
        Latencies counted() {
            return Objects.requireNonNull(answers.get());
        }

        /** Short work. */
        void send(Runnable work) {
            unlessOver(() -> timer.execute(work));
        }

        void after(Duration wait, Runnable work) {
            unlessOver(() -> timer.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS));
        }

        /** Work that may wait. */
        void now(Runnable work) {
            unlessOver(() -> threads.execute(work));
        }

        private static void unlessOver(Runnable handing) {
            try {
                handing.run();
            } catch (RejectedExecutionException _) {
                // The crowd is being closed: nobody counts any more.
            }
        }

        String requestId() {
            return Long.toHexString(random.nextLong());
        }
    }

    /** @param servers where agents look for one */
    Crowd(Lab lab, List<HostPort> servers, String token) {
        this.lab = lab;
        this.servers = servers;
        this.token = token;
        // One timer thread, which sends: reports of a host stay in order.
        this.means = new Means(
                lab.clock(),
                lab.random(),
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("crowd").daemon().factory()),
                Executors.newVirtualThreadPerTaskExecutor(),
                lab.stopwatch(),
                new AtomicReference<>(new Latencies()));
    }

    /** Connects more of them. */
    void growTo(int count) {
        while (hosts.size() < count) {
            String id = "host-" + (hosts.size() + 1);
            LinkClient link = link(id);
            SimulatedHost host = new SimulatedHost(id, link, means);
            hosts.add(host);
            link.open(host);
        }
    }

    /** As if all agents were started again: each connects to one of the servers that are there now. */
    void connectAnew() {
        List<LinkClient> before = List.copyOf(links);
        List<ManagedChannel> channelsBefore = List.copyOf(channels);
        links.clear();
        channels.clear();
        for (int index = 0; index < before.size(); index++) {
            SimulatedHost host = hosts.get(index);
            before.get(index).close();
            channelsBefore.get(index).shutdown();
            LinkClient link = link(host.id());
            host.speaksThrough(link);
            link.open(host);
        }
    }

    private LinkClient link(String host) {
        ManagedChannel channel = LinkChannel.open(servers, lab.random());
        LinkClient link = new LinkClient(channel, token, hello(host), means.timer(), lab.random());
        channels.add(channel);
        links.add(link);
        return link;
    }

    private static Hello hello(String id) {
        return Hello.newBuilder()
                .setHostId(id)
                .setAgentVersion("bench")
                .setRegion("local")
                .setAddress("127.0.0.1")
                .setOperatingSystem("Linux")
                .setCpus(2)
                .setMemoryBytes(1L << 32)
                .build();
    }

    int size() {
        return hosts.size();
    }

    /** So many processes are ready on each, and the server knows it. */
    boolean haveReported(int ready) {
        return hosts.stream().allMatch(host -> host.hasReported(ready));
    }

    /** Questions that were not answered as games would wish; 0 while nothing is broken on purpose. */
    long refusals() {
        return means.counted().failures();
    }

    /** All that is answered or refused from now on. */
    Latencies measuredAnew() {
        Latencies fresh = new Latencies();
        means.answers().set(fresh);
        return fresh;
    }

    /** A game of one of the hosts, which take turns, asks for its players; returns when it knows. */
    void askOfOne(int turn) {
        hosts.get(turn % hosts.size()).describe();
    }

    @Override
    public void close() {
        links.forEach(LinkClient::close);
        means.timer().shutdownNow();
        means.threads().shutdownNow();
        channels.forEach(ManagedChannel::shutdownNow);
    }
}
