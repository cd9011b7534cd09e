package io.opengse.agent.door;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** HTTP/2 written by hand (RFC 9113), so that it can also be written wrongly. */
final class Frames {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private static final byte[] PREFACE = ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    private static final int HEAD = 9;
    private static final int MESSAGE_HEAD = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** As every client begins: the preface and its settings. */
    static Frames begun() {
        return new Frames().raw(PREFACE).frame(SETTINGS, 0, 0);
    }

    Frames raw(byte... more) {
        bytes.writeBytes(more);
        return this;
    }

    Frames frame(int type, int flags, int stream, byte... payload) {
        return head(payload.length, type, flags, stream).raw(payload);
    }

    /** The head of a frame, whatever then follows. */
    Frames head(int length, int type, int flags, int stream) {
        return raw(ByteBuffer.allocate(HEAD)
                .put((byte) (length >> 16))
                .putShort((short) length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .array());
    }

    /** The headers of a call of AcceptPlayerSession. */
    Frames opened(int stream, String pid) {
        return frame(HEADERS, END_HEADERS, stream, callHeaders(pid));
    }

    /** A message that claims to be so long, and what of it is sent. */
    Frames message(int stream, int flags, int claimed, byte... sent) {
        return frame(
                DATA,
                flags,
                stream,
                ByteBuffer.allocate(MESSAGE_HEAD + sent.length)
                        .put((byte) 0)
                        .putInt(claimed)
                        .put(sent)
                        .array());
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    static byte[] callHeaders(String pid) {
        return new Frames()
                .header(":method", "POST")
                .header(":scheme", "http")
                .header(":path", "/tencentcloud.gse.grpcsdk.GseGrpcSdkService/AcceptPlayerSession")
                .header(":authority", "127.0.0.1")
                .header("te", "trailers")
                .header("content-type", "application/grpc")
                .header("pid", pid)
                .bytes();
    }

    /** A literal header, not indexed, not compressed (RFC 7541, 6.2.2). */
    Frames header(String name, String value) {
        return raw((byte) 0).text(name).text(value);
    }

    Frames text(String value) {
        byte[] text = ascii(value);
        return number(text.length).raw(text);
    }

    /** An integer with a prefix of seven bits. */
    private Frames number(int value) {
        int prefix = 127;
        if (value < prefix) {
            return raw((byte) value);
        }
        raw((byte) prefix);
        int rest = value - prefix;
        while (rest >= 128) {
            raw((byte) (rest | 128));
            rest >>>= 7;
        }
        return raw((byte) rest);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
