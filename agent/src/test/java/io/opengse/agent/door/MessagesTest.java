package io.opengse.agent.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Messages that are no good protobuf, in calls that are good gRPC, from a process that may call. */
class MessagesTest {
    private static final int TRIES = 200;

    private Door door;
    private RawCalls game;

    @BeforeProperty
    void open() throws Exception {
        door = new Door(Files.createTempDirectory("door-"), 2);
        game = new RawCalls(door.server.port(), door.process(1).os().pid());
    }

    @AfterProperty
    void close() throws IOException {
        game.close();
        door.close();
    }

    @Property(tries = TRIES)
    void aMessageIsAnsweredOrRefusedAsBad(
            @ForAll("methods") MethodDescriptor<?, ?> method, @ForAll("messages") byte[] message) {
        Status status = game.call(method, message);

        assertThat(status.getCode()).isIn(Status.Code.OK, Status.Code.INVALID_ARGUMENT);
        assertThat(door.faults()).isEmpty();
        door.playASession();
    }

    @Provide
    Arbitrary<MethodDescriptor<?, ?>> methods() {
        return Arbitraries.of(
                List.copyOf(GseGrpcSdkServiceGrpc.getServiceDescriptor().getMethods()));
    }

    @Provide
    Arbitrary<byte[]> messages() {
        return Arbitraries.oneOf(noise(), fields());
    }

    private static Arbitrary<byte[]> noise() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    }

    /** Some fields, each with any number, any wire type, and what may or may not belong there. */
    private static Arbitrary<byte[]> fields() {
        Arbitrary<Integer> tags = Arbitraries.integers().between(0, 8 * 16);
        Arbitrary<byte[]> contents =
                Arbitraries.oneOf(noise(), varints(), texts(), lengths(), groups(), Arbitraries.just(new byte[8000]));
        return Combinators.combine(tags, contents)
                .as((tag, content) -> join(varint(tag), content))
                .list()
                .ofMaxSize(6)
                .map(each -> join(each.toArray(byte[][]::new)));
    }

    private static Arbitrary<byte[]> varints() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(MessagesTest::varint), Arbitraries.just(new byte[] {-1, -1, -1, -1}));
    }

    private static Arbitrary<byte[]> lengths() {
        return Arbitraries.integers().map(length -> varint(length));
    }

    /** With characters that there are not, and bytes that are none. */
    private static Arbitrary<byte[]> texts() {
        Arbitrary<byte[]> text =
                Arbitraries.strings().all().ofMaxLength(60).map(each -> each.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> broken = Arbitraries.of(
                new byte[] {(byte) 0xC3}, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, new byte[] {0, 'a'});
        return Arbitraries.oneOf(text, broken).map(each -> join(varint(each.length), each));
    }

    private static Arbitrary<byte[]> groups() {
        return Arbitraries.integers().between(1, 8000).map(depth -> {
            byte[] starts = new byte[depth];
            java.util.Arrays.fill(starts, (byte) 0x7B);
            return starts;
        });
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long rest = value;
        while ((rest & ~127L) != 0) {
            bytes.write((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
