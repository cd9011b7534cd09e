package io.opengse.bench.sdk;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc.GseGrpcSdkServiceBlockingStub;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import java.util.ArrayList;
import java.util.List;

/** A game's end of the SDK: a few connections, shared by many callers. The same for the agent and for the bare echo. */
final class Client implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final int MOST_COUNTED = 1000;

    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<GseGrpcSdkServiceBlockingStub> stubs = new ArrayList<>();

    /** @param address host:port */
    Client(String address) {
        Signature signature = new Signature();
        for (int each = 0; each < CONNECTIONS; each++) {
            ManagedChannel channel =
                    NettyChannelBuilder.forTarget(address).usePlaintext().build();
            channels.add(channel);
            stubs.add(GseGrpcSdkServiceGrpc.newBlockingStub(channel).withInterceptors(signature));
        }
    }

    GseGrpcSdkServiceBlockingStub stub(int number) {
        return stubs.get(number % CONNECTIONS);
    }

    void reportCustomData(int number) {
        require(stub(number)
                .reportCustomData(ReportCustomDataRequest.newBuilder()
                        .setCurrentCustomCount(number % MOST_COUNTED)
                        .setMaxCustomCount(MOST_COUNTED)
                        .build()));
    }

    /** @throws IllegalStateException when the agent refused: then there is nothing to measure */
    static void require(GseResponse response) {
        if (response.getStatus() != GseResponse.Status.OK) {
            throw new IllegalStateException("the agent refused a call: " + response.getErrorMessage());
        }
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }
}
