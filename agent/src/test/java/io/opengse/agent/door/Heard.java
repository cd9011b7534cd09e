package io.opengse.agent.door;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything logged as a warning or worse, by whomever, while it is open. */
final class Heard extends Handler implements AutoCloseable {
    /** Tell of each mistake of a caller with a stack trace; the programs leave them out, see logback-serving.xml. */
    private static final Set<String> ABOUT_CALLERS = Set.of(
            "io.grpc.netty.shaded.io.grpc.netty.NettyServerHandler",
            "io.grpc.netty.shaded.io.grpc.netty.NettyServerStream");

    private final Logger root = Logger.getLogger("");
    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

    Heard() {
        setLevel(Level.WARNING);
        root.addHandler(this);
    }

    /** Faults of ours: whatever is an error, and whatever came with a stack trace. */
    List<String> faults() {
        return records.stream()
                .filter(each -> each.getLevel().intValue() >= Level.SEVERE.intValue()
                        || !ABOUT_CALLERS.contains(each.getLoggerName()))
                .filter(each -> each.getLevel().intValue() >= Level.SEVERE.intValue() || each.getThrown() != null)
                .map(each -> each.getLoggerName() + ": " + each.getMessage() + " " + each.getThrown())
                .toList();
    }

    @Override
    public void publish(LogRecord each) {
        if (isLoggable(each)) {
            records.add(each);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
