package io.opengse.bench.sdk;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.stub.StreamObserver;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc.GseGrpcSdkServiceImplBase;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** The bare baseline: grpc-java with the options of the agent's SDK server, answering at once on the network's thread. */
final class Echo implements AutoCloseable {
    private final Server server;

    Echo() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .directExecutor()
                .addService(new Answering())
                .maxInboundMessageSize(1 << 20)
                .maxInboundMetadataSize(16 << 10)
                .maxConcurrentCallsPerConnection(1000)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .handshakeTimeout(10, TimeUnit.SECONDS)
                .withOption(ChannelOption.SO_BACKLOG, 1024)
                .build()
                .start();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class Answering extends GseGrpcSdkServiceImplBase {
        @Override
        public void reportCustomData(ReportCustomDataRequest request, StreamObserver<GseResponse> out) {
            out.onNext(GseResponse.getDefaultInstance());
            out.onCompleted();
        }
    }
}
