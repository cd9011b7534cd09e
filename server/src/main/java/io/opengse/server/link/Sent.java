package io.opengse.server.link;

import io.opengse.engine.id.HostId;
import io.opengse.engine.problem.Refused;
import io.opengse.protocol.link.Errand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An errand as one server sends it on to another, and for which host it is. */
record Sent(HostId host, Errand errand) {
    /** What follows; a later version that asks something else begins otherwise. */
    private static final int ERRAND = 1;

    static byte[] on(HostId host, Errand errand) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(ERRAND);
            out.writeUTF(host.value());
            errand.writeTo(out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written", impossible);
        }
    }

    /** @throws Refused when it is none that this version knows */
    static Sent read(byte[] question) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(question))) {
            if (in.readByte() == ERRAND) {
                return new Sent(new HostId(in.readUTF()), Errand.parseFrom(in));
            }
        } catch (IOException broken) {
            throw Refused.unavailable("the question of the other server cannot be read: " + broken.getMessage());
        }
        throw Refused.unavailable("the other server asks what this version does not know: upgrade this one, too");
    }
}
