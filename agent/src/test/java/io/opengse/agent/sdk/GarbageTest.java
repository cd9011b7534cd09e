package io.opengse.agent.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc;
import io.opengse.protocol.gse.GseResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random bytes on the SDK port, at each layer. The seed is fixed; the next game is served as if nothing had been. */
class GarbageTest {
    private static final int ROUNDS = 300;
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    /** Held, or its level is forgotten: gRPC prints a stack trace for every stranger. */
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private final RecordedCalls calls = new RecordedCalls();
    private final SplittableRandom random = new SplittableRandom(5758);
    private GseSdkServer server;

    @BeforeEach
    void serve() throws IOException {
        GRPC.setLevel(Level.OFF);
        server = GseSdkServer.start(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                calls,
                SdkErrors.RESPONSE,
                SdkClient.LIMITS,
                new SplittableRandom(1));
    }

    @AfterEach
    void stop() {
        server.close();
        GRPC.setLevel(null);
    }

    @Test
    void bytesThatAreNotHttp() {
        for (int round = 0; round < ROUNDS; round++) {
            send(noise(random.nextInt(1, 512)));
        }

        assertStillServing();
    }

    @Test
    void framesThatMakeNoSense() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = noise(random.nextInt(0, 64));
            byte[] head = {
                0,
                0,
                (byte) body.length,
                (byte) random.nextInt(12),
                (byte) random.nextInt(256),
                0,
                0,
                0,
                (byte) random.nextInt(4)
            };
            send(PREFACE, new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0}, head, body);
        }

        assertStillServing();
    }

    @Test
    void messagesThatAreNotProtobuf() {
        MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder(BYTES, BYTES)
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(GseGrpcSdkServiceGrpc.getProcessReadyMethod().getFullMethodName())
                .build();
        try (SdkClient game = SdkClient.to(server.port())) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] message = noise(random.nextInt(0, 40));
                try {
                    ClientCalls.blockingUnaryCall(game.channel(), method, CallOptions.DEFAULT, message);
                } catch (StatusRuntimeException refused) {
                    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
                }
            }
        }

        assertStillServing();
    }

    private void assertStillServing() {
        try (SdkClient game = SdkClient.to(server.port())) {
            assertThat(game.with().acceptPlayerSession(AcceptPlayerSessionRequest.getDefaultInstance()))
                    .isEqualTo(GseResponse.getDefaultInstance());
        }
    }

    private void send(byte[]... parts) {
        try (Socket stranger = new Socket("127.0.0.1", server.port())) {
            for (byte[] part : parts) {
                stranger.getOutputStream().write(part);
            }
        } catch (IOException hungUp) {
            assertThat(hungUp).hasMessageMatching("(?i).*(reset|broken pipe).*");
        }
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static final MethodDescriptor.Marshaller<byte[]> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    };
}
