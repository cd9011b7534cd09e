package io.opengse.agent.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.opengse.agent.runtime.Standing;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers that speak well but leave badly. */
class ComingAndGoingTest {
    private static final int GAMES = 12;
    private static final int CHANNELS = 600;
    private static final int CALLS = 3000;
    private static final byte[] COUNTS = ReportCustomDataRequest.newBuilder()
            .setCurrentCustomCount(1)
            .setMaxCustomCount(2)
            .build()
            .toByteArray();

    private Door door;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        door = new Door(directory, GAMES);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    @Test
    void channelsAreOpenedForOneCallEachAndDropped() throws Exception {
        long pid = door.process(1).os().pid();

        door.bears(() -> together(CHANNELS, () -> {
            try (RawCalls game = new RawCalls(door.server.port(), pid)) {
                return game.call(GseGrpcSdkServiceGrpc.getReportCustomDataMethod(), COUNTS);
            }
        }));
    }

    @Test
    void callsAreTakenBackHalfway() throws Exception {
        door.bears(() -> withChannel(channel -> {
            for (int call = 0; call < CALLS; call++) {
                begun(channel, CallOptions.DEFAULT).cancel("changed my mind", null);
            }
        }));
    }

    @Test
    void callsHaveNoTimeAtAll() throws Exception {
        door.bears(() -> withChannel(channel -> {
            for (int call = 0; call < CALLS; call++) {
                var _ = begun(channel, CallOptions.DEFAULT.withDeadlineAfter(call % 50, TimeUnit.MICROSECONDS));
            }
        }));
    }

    @Test
    void channelsAreCutWhileCallsAreUnderWay() throws Exception {
        door.bears(() -> together(50, () -> {
            withChannel(channel -> {
                for (int call = 0; call < 50; call++) {
                    var _ = begun(channel, CallOptions.DEFAULT);
                }
            });
            return Status.OK;
        }));
    }

    @Test
    void gamesDieInTheMiddleOfTheirCalls() throws Exception {
        List<Standing.Known> games = door.running.runner.standing().known();

        try (ExecutorService dying = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> deaths = new ArrayList<>();
            for (Standing.Known each : games.subList(1, GAMES)) {
                deaths.add(dying.submit(() -> die(each)));
            }
            for (Future<?> each : deaths) {
                each.get();
            }
        }

        door.running.await(standing -> standing.known().stream().noneMatch(games.subList(1, GAMES)::contains));
        door.playASession();
        assertThat(door.faults()).isEmpty();
    }

    private void die(Standing.Known game) {
        try (RawCalls calls = new RawCalls(door.server.port(), game.os().pid())) {
            for (int call = 0; call < 40; call++) {
                if (call == 20) {
                    door.running.os.exit(game.os(), 139);
                }
                assertThat(calls.call(GseGrpcSdkServiceGrpc.getReportCustomDataMethod(), COUNTS)
                                .getCode())
                        .isEqualTo(Status.Code.OK);
            }
        }
    }

    private interface Use {
        void of(ManagedChannel channel);
    }

    private void withChannel(Use use) {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", door.server.port())
                .usePlaintext()
                .directExecutor()
                .build();
        try {
            use.of(channel);
        } finally {
            channel.shutdownNow();
        }
    }

    /** A call whose answer nobody waits for. */
    private ClientCall<ReportCustomDataRequest, ?> begun(ManagedChannel channel, CallOptions options) {
        var call = channel.newCall(GseGrpcSdkServiceGrpc.getReportCustomDataMethod(), options);
        Metadata metadata = new Metadata();
        metadata.put(
                Metadata.Key.of("pid", Metadata.ASCII_STRING_MARSHALLER),
                Long.toString(door.process(1).os().pid()));
        call.start(new ClientCall.Listener<>() {}, metadata);
        call.request(1);
        call.sendMessage(ReportCustomDataRequest.getDefaultInstance());
        call.halfClose();
        return call;
    }

    private static void together(int times, Callable<Status> work) throws Exception {
        try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
            List<Callable<Status>> all = new ArrayList<>();
            for (int each = 0; each < times; each++) {
                all.add(work);
            }
            for (Future<Status> each : crowd.invokeAll(all)) {
                assertThat(each.get().getCode()).isEqualTo(Status.Code.OK);
            }
        }
    }
}
