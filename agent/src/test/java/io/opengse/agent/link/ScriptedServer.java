package io.opengse.agent.link;

import com.google.protobuf.ByteString;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opengse.protocol.link.AgentLinkGrpc;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.DeliveryReceipt;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.LogPart;
import io.opengse.protocol.link.LogReceipt;
import io.opengse.protocol.link.PackagePart;
import io.opengse.protocol.link.PackageRequest;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.Report;
import io.opengse.protocol.link.ReportAck;
import io.opengse.protocol.link.Welcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server of the link, in this program: welcomes every agent, acknowledges reports, keeps uploads. */
public final class ScriptedServer extends AgentLinkGrpc.AgentLinkImplBase {
    public final List<FromAgent> heard = new CopyOnWriteArrayList<>();
    public final List<StreamObserver<FromServer>> streams = new CopyOnWriteArrayList<>();
    public final List<Question> questions = new CopyOnWriteArrayList<>();
    public final List<String> authorizations = new CopyOnWriteArrayList<>();
    public final List<LogPart> parts = new CopyOnWriteArrayList<>();
    final ByteArrayOutputStream uploaded = new ByteArrayOutputStream();
    volatile boolean silent;
    volatile int failuresLeft;
    volatile @Nullable Status uploadRefusal;
    public final List<PackageRequest> fetches = new CopyOnWriteArrayList<>();
    public final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    final List<ByteString> packageParts = new CopyOnWriteArrayList<>();
    volatile @Nullable Status fetchRefusal;

    public Server start(String name) throws IOException {
        return InProcessServerBuilder.forName(name)
                .addService(this)
                .intercept(new Authorizations())
                .build()
                .start();
    }

    /** Every report heard, oldest first. */
    public List<Report> reports() {
        return heard.stream()
                .filter(FromAgent::hasReport)
                .map(FromAgent::getReport)
                .toList();
    }

    private final class Authorizations implements ServerInterceptor {
        private static final Metadata.Key<String> KEY =
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            authorizations.add(String.valueOf(headers.get(KEY)));
            return new ForwardingServerCallListener.SimpleForwardingServerCallListener<>(
                    next.startCall(call, headers)) {};
        }
    }

    @Override
    public StreamObserver<FromAgent> connect(StreamObserver<FromServer> out) {
        streams.add(out);
        return new StreamObserver<>() {
            @Override
            public void onNext(FromAgent message) {
                heard.add(message);
                if (message.hasHello() && !silent) {
                    out.onNext(FromServer.newBuilder()
                            .setWelcome(Welcome.newBuilder().setLastReport(5))
                            .build());
                }
                if (message.hasReport()) {
                    long number = message.getReport().getNumber();
                    out.onNext(FromServer.newBuilder()
                            .setReportAck(ReportAck.newBuilder().setNumber(number))
                            .build());
                }
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {
                out.onCompleted();
            }
        };
    }

    @Override
    public void ask(Question question, StreamObserver<Answer> out) {
        questions.add(question);
        if (failuresLeft > 0) {
            failuresLeft--;
            out.onError(Status.UNAVAILABLE.asRuntimeException());
        } else if (!silent) {
            out.onNext(Answer.getDefaultInstance());
            out.onCompleted();
        }
    }

    @Override
    public void fetchPackage(PackageRequest request, StreamObserver<PackagePart> out) {
        fetches.add(request);
        for (ByteString part : packageParts) {
            out.onNext(PackagePart.newBuilder().setContent(part).build());
        }
        Status refusal = fetchRefusal;
        if (refusal == null) {
            out.onCompleted();
        } else {
            out.onError(refusal.asRuntimeException());
        }
    }

    @Override
    public void deliver(Delivery delivery, StreamObserver<DeliveryReceipt> out) {
        deliveries.add(delivery);
        out.onNext(DeliveryReceipt.getDefaultInstance());
        out.onCompleted();
    }

    @Override
    public StreamObserver<LogPart> uploadLogs(StreamObserver<LogReceipt> out) {
        Status refusal = uploadRefusal;
        if (refusal != null) {
            out.onError(refusal.asRuntimeException());
        }
        return new StreamObserver<>() {
            @Override
            public void onNext(LogPart part) {
                parts.add(part);
                uploaded.writeBytes(part.getContent().toByteArray());
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {
                if (refusal == null) {
                    out.onNext(LogReceipt.getDefaultInstance());
                    out.onCompleted();
                }
            }
        };
    }
}
