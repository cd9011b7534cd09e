package io.opengse.game.agent;

import com.google.protobuf.Message;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.opengse.protocol.gse.GameServerGrpcSdkServiceGrpc;
import io.opengse.protocol.gse.GameServerGrpcSdkServiceGrpc.GameServerGrpcSdkServiceBlockingStub;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.HealthCheckRequest;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.ProcessTerminateRequest;
import io.opengse.protocol.gse.StartGameServerSessionRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Plays the agent to one real game, over real gRPC: notes every call and can call the game back. */
public final class FakeAgent implements AutoCloseable {
    private final List<Call> calls = new ArrayList<>();
    private final FakeSdkService service = new FakeSdkService(this);
    private final Server server;
    private @Nullable ManagedChannel channel;

    /** One call a game made. */
    public record Call(String method, String pid, String requestId, Message request) {}

    private FakeAgent(int port) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
                .addService(ServerInterceptors.intercept(service, new CallerMetadata()))
                .build()
                .start();
    }

    public static FakeAgent start() throws IOException {
        return start(0);
    }

    public static FakeAgent start(int port) throws IOException {
        return new FakeAgent(port);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", server.getPort());
    }

    /** From now on this call is answered so; an OK response lets it through again. */
    public void answer(String method, GseResponse response) {
        service.answer(method, response);
    }

    public static GseResponse refusal(String why) {
        return FakeSdkService.refusal(why);
    }

    /** The agent dies with the next call of this method in hand, and is there again at once. */
    public void breakOff(String method) {
        service.breakOff(method);
    }

    /** Refusals become gRPC statuses, for games that know only an empty GseResponse. */
    public void refuseByStatus() {
        service.refuseByStatus();
    }

    synchronized void note(Call call) {
        calls.add(call);
        notifyAll();
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<String> methods() {
        return calls().stream().map(Call::method).toList();
    }

    /** Waits, without end, for the call of this number, from 0. */
    synchronized Call call(int number) throws InterruptedException {
        while (calls.size() <= number) {
            wait();
        }
        return calls.get(number);
    }

    /** Waits for the first call of this method that is as wanted. */
    public synchronized Call await(String method, Predicate<Call> wanted) throws InterruptedException {
        var patience = Duration.ofSeconds(20).toMillis();
        while (true) {
            var found = calls.stream()
                    .filter(call -> call.method().equals(method) && wanted.test(call))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            var before = calls.size();
            wait(patience);
            if (calls.size() == before) {
                throw new AssertionError("the game never called " + method + "; it called " + methods());
            }
        }
    }

    public Call await(String method) throws InterruptedException {
        return await(method, _ -> true);
    }

    public ProcessReadyRequest awaitReady() throws InterruptedException {
        return (ProcessReadyRequest) await("ProcessReady").request();
    }

    public GseResponse startSession(GameServerSession session) throws InterruptedException {
        return game().onStartGameServerSession(StartGameServerSessionRequest.newBuilder()
                .setGameServerSession(session)
                .build());
    }

    public boolean healthy() throws InterruptedException {
        return game().onHealthCheck(HealthCheckRequest.getDefaultInstance()).getHealthStatus();
    }

    public GseResponse terminate(long terminationTime) throws InterruptedException {
        return game().onProcessTerminate(ProcessTerminateRequest.newBuilder()
                .setTerminationTime(terminationTime)
                .build());
    }

    /** The game's callbacks, on the port it announced. */
    public GameServerGrpcSdkServiceBlockingStub game() throws InterruptedException {
        var port = awaitReady().getGrpcPort();
        if (channel == null) {
            channel = Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                    .build();
        }
        return GameServerGrpcSdkServiceGrpc.newBlockingStub(channel).withDeadlineAfter(Duration.ofSeconds(10));
    }

    @Override
    public void close() throws InterruptedException {
        if (channel != null) {
            channel.shutdownNow();
        }
        server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }
}
