package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.opengse.protocol.link.AgentLinkGrpc;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.LogPart;
import io.opengse.protocol.link.LogReceipt;
import io.opengse.protocol.link.PackagePart;
import io.opengse.protocol.link.PackageRequest;
import io.opengse.protocol.link.ProcessReport;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.Report;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An agent that does what a test says: it opens streams, says what it is told to say, and keeps what it hears. */
public final class FakeAgent {
    private static final long PATIENCE_SECONDS = 20;

    private final Channel channel;

    public FakeAgent(Channel channel, String token) {
        this.channel = ClientInterceptors.intercept(channel, new Bearer(token));
    }

    /** A stream on which Hello was said. */
    public Stream connect(String host) {
        Stream stream = new Stream();
        stream.up = AgentLinkGrpc.newStub(channel).connect(stream);
        stream.up.onNext(FromAgent.newBuilder()
                .setHello(Hello.newBuilder()
                        .setHostId(host)
                        .setRegion("local")
                        .setAddress("127.0.0.1")
                        .setAgentVersion("test"))
                .build());
        return stream;
    }

    /** A stream on which nothing was said. */
    Stream dial() {
        Stream stream = new Stream();
        stream.up = AgentLinkGrpc.newStub(channel).connect(stream);
        return stream;
    }

    Answer ask(Question.Builder question) {
        return AgentLinkGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .ask(question.build());
    }

    /** Sends the parts; the future fails with the server's status when it refuses. */
    CompletableFuture<LogReceipt> upload(List<LogPart> parts) {
        CompletableFuture<LogReceipt> receipt = new CompletableFuture<>();
        StreamObserver<LogPart> up = AgentLinkGrpc.newStub(channel).uploadLogs(new StreamObserver<>() {
            @Override
            public void onNext(LogReceipt value) {
                receipt.complete(value);
            }

            @Override
            public void onError(Throwable problem) {
                receipt.completeExceptionally(problem);
            }

            @Override
            public void onCompleted() {}
        });
        parts.forEach(up::onNext);
        up.onCompleted();
        return receipt;
    }

    void deliver(Delivery.Builder delivery) {
        var _ = AgentLinkGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .deliver(delivery.build());
    }

    /** The parts of a package, as they come. */
    Iterator<PackagePart> fetch(String host, String asset, long offset) {
        return AgentLinkGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .fetchPackage(PackageRequest.newBuilder()
                        .setHostId(host)
                        .setAssetId(asset)
                        .setOffset(offset)
                        .build());
    }

    /** One connection. */
    public static final class Stream implements StreamObserver<FromServer> {
        private final BlockingQueue<FromServer> heard = new LinkedBlockingQueue<>();
        private final CompletableFuture<Status> ended = new CompletableFuture<>();
        private StreamObserver<FromAgent> up;

        void report(long number, ProcessReport... processes) {
            say(FromAgent.newBuilder()
                    .setReport(Report.newBuilder().setNumber(number).addAllProcesses(List.of(processes)))
                    .build());
        }

        void say(FromAgent message) {
            up.onNext(message);
        }

        /** The next message of this kind; others before it are dropped. */
        public FromServer next(FromServer.KindCase kind) {
            while (true) {
                FromServer message = nextOfAny();
                if (message.getKindCase() == kind) {
                    return message;
                }
            }
        }

        FromServer nextOfAny() {
            try {
                FromServer message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(message).as("a message of the server").isNotNull();
                return message;
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        /** Reports and waits until the server has applied it; says what came before the acknowledgement. */
        public void settled(long number, ProcessReport... processes) {
            report(number, processes);
            assertThat(next(FromServer.KindCase.REPORT_ACK).getReportAck().getNumber())
                    .isGreaterThanOrEqualTo(number);
        }

        Status end() {
            return ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }

        void close() {
            up.onCompleted();
        }

        /** As when the machine loses its network: nothing is said. */
        void breakOff() {
            up.onError(Status.CANCELLED.asRuntimeException());
        }

        @Override
        public void onNext(FromServer message) {
            heard.add(message);
        }

        @Override
        public void onError(Throwable problem) {
            ended.complete(Status.fromThrowable(problem));
        }

        @Override
        public void onCompleted() {
            ended.complete(Status.OK);
        }
    }

    private record Bearer(String token) implements ClientInterceptor {
        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                @Override
                public void start(Listener<A> listener, Metadata headers) {
                    headers.put(TokenCheck.AUTHORIZATION, "Bearer " + token);
                    super.start(listener, headers);
                }
            };
        }
    }
}
