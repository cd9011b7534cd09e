package io.opengse.agent.sdk;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc.GseGrpcSdkServiceBlockingStub;
import java.time.Duration;

/** A game's own channel to the SDK. */
record SdkClient(ManagedChannel channel) implements AutoCloseable {
    static final SdkLimits LIMITS = new SdkLimits(2000, Duration.ofSeconds(10), Duration.ofHours(1));

    static SdkClient to(int port) {
        return new SdkClient(NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .directExecutor()
                .build());
    }

    /** Calls with these metadata, given as key and value in turn. */
    GseGrpcSdkServiceBlockingStub with(String... keysAndValues) {
        Metadata metadata = new Metadata();
        for (int index = 0; index < keysAndValues.length; index += 2) {
            metadata.put(
                    Metadata.Key.of(keysAndValues[index], Metadata.ASCII_STRING_MARSHALLER), keysAndValues[index + 1]);
        }
        return GseGrpcSdkServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
