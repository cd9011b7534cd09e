package io.opengse.server.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file of fixed size that keeps the latest records of one step: each has its place by its time, so that the newest
 * replaces the oldest. A record is written at once and carries its own check: one that was torn by a death is none.
 */
final class Ring implements AutoCloseable {
    private static final long MARK = 0x4753_4548_4953_5401L;
    private static final int HEAD = Long.BYTES + 3 * Integer.BYTES;
    private static final int FRAME = Long.BYTES + Integer.BYTES;

    private final FileChannel file;
    private final Shape shape;

    private Ring(FileChannel file, Shape shape) {
        this.file = file;
        this.shape = shape;
    }

    /**
     * What a ring keeps.
     *
     * @param step between two records
     * @param slots how many records there are
     * @param columns values of each
     */
    record Shape(Duration step, int slots, int columns) {
        private int size() {
            return FRAME + columns * Float.BYTES;
        }

        private int slot(long millis) {
            return (int) Math.floorMod(millis / step.toMillis(), slots);
        }

        private long position(int slot) {
            return HEAD + (long) slot * size();
        }
    }

    /** @param millis since 1970, a multiple of the step */
    record Kept(long millis, float[] values) {}

    /** A file of another shape is begun anew: what it keeps cannot be read. */
    static Ring open(Path path, Shape shape) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Ring ring = new Ring(file, shape);
        try {
            if (!ring.isOurs()) {
                ring.begin();
            }
        } catch (IOException broken) {
            file.close();
            throw broken;
        }
        return ring;
    }

    private boolean isOurs() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        return fill(head, 0) && head.flip().equals(head());
    }

    private ByteBuffer head() {
        return ByteBuffer.allocate(HEAD)
                .putLong(MARK)
                .putInt((int) shape.step().toMillis())
                .putInt(shape.slots())
                .putInt(shape.columns())
                .flip();
    }

    private void begin() throws IOException {
        file.truncate(0);
        write(ByteBuffer.allocate(1), shape.position(shape.slots()) - 1);
        write(head(), 0);
    }

    /** Replaces the record of this step, and the one that was there a whole turn ago. */
    synchronized void put(long millis, float[] values) throws IOException {
        long aligned = millis - Math.floorMod(millis, shape.step().toMillis());
        ByteBuffer record = ByteBuffer.allocate(shape.size()).putLong(aligned);
        for (float value : values) {
            record.putFloat(value);
        }
        record.putInt(check(record.array()));
        write(record.flip(), shape.position(shape.slot(aligned)));
    }

    /** The records from {@code from} on and before {@code until}, the oldest first; steps without one are left out. */
    synchronized List<Kept> read(long from, long until) throws IOException {
        long step = shape.step().toMillis();
        long first = Math.max(from, until - step * shape.slots());
        List<Kept> found = new ArrayList<>();
        ByteBuffer all = ByteBuffer.allocate(shape.slots() * shape.size());
        fill(all, HEAD);
        for (long at = first + Math.floorMod(-first, step); at < until; at += step) {
            Kept kept = record(all, shape.slot(at));
            if (kept != null && kept.millis() == at) {
                found.add(kept);
            }
        }
        return found;
    }

    private @Nullable Kept record(ByteBuffer all, int slot) {
        byte[] bytes = new byte[shape.size()];
        all.get(slot * shape.size(), bytes);
        ByteBuffer record = ByteBuffer.wrap(bytes);
        long millis = record.getLong();
        float[] values = new float[shape.columns()];
        for (int column = 0; column < values.length; column++) {
            values[column] = record.getFloat();
        }
        return record.getInt() == check(bytes) && millis != 0 ? new Kept(millis, values) : null;
    }

    private static int check(byte[] record) {
        CRC32C check = new CRC32C();
        check.update(record, 0, record.length - Integer.BYTES);
        return (int) check.getValue();
    }

    private boolean fill(ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = file.read(buffer, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        return true;
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
