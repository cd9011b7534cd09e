package io.opengse.agent.archive;

import java.nio.ByteBuffer;
import java.util.zip.Inflater;

/** What one unpacking thread uses for one entry after the other. */
final class Inflation implements AutoCloseable {
    private static final int BUFFER = 256 << 10;

    final Inflater inflater = new Inflater(true);
    /** Outside the heap, so that the system reads and writes them without a copy. */
    final ByteBuffer packed = ByteBuffer.allocateDirect(BUFFER);

    final ByteBuffer plain = ByteBuffer.allocateDirect(BUFFER);

    @Override
    public void close() {
        inflater.end();
    }
}
