package io.opengse.server.console.live;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.problem.Refused;
import io.opengse.server.live.LiveProcesses;
import io.opengse.server.live.Output;
import io.opengse.server.live.OutputWish;
import io.opengse.server.live.SdkCall;
import io.opengse.server.live.SdkCalls;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One visitor who watches one process: what it prints and which SDK calls it makes, as server-sent events. Two threads
 * ask the host, each waiting for room in a short queue, so that a slow browser reads slowly and holds nobody else up.
 */
public final class ProcessTail {
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final int LINES = 200;
    private static final int ROOM = 8;
    private static final int BEATS = 10;

    private final LiveProcesses live;
    private final ProcessId process;
    private final Function<List<SdkCall>, String> rows;
    private final BlockingQueue<String> events = new ArrayBlockingQueue<>(ROOM);

    /** @param rows makes HTML of calls */
    public ProcessTail(LiveProcesses live, ProcessId process, Function<List<SdkCall>, String> rows) {
        this.live = live;
        this.process = process;
        this.rows = rows;
    }

    /**
     * Writes until the page is closed.
     *
     * @param calls whether the visitor may see them
     * @param welcome whether to go on
     */
    public void write(ServerResponse response, boolean calls, BooleanSupplier welcome) {
        Thread printing = Thread.ofVirtual().start(() -> produce("output", this::followOutput));
        Thread calling = Thread.ofVirtual().start(() -> {
            if (calls) {
                produce("calls", this::followCalls);
            }
        });
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.header("Cache-Control", "no-store");
        response.header("X-Accel-Buffering", "no");
        try (OutputStream out = response.outputStream()) {
            send(out, "retry: 5000\n\n");
            for (int quiet = 0; welcome.getAsBoolean(); ) {
                String event = events.poll(1, TimeUnit.SECONDS);
                quiet = event == null ? quiet + 1 : 0;
                if (event != null) {
                    send(out, event);
                } else if (quiet % BEATS == 0) {
                    send(out, ": still here\n\n");
                }
            }
        } catch (IOException | UncheckedIOException _) {
            // the page was closed: nobody is left to be told
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            printing.interrupt();
            calling.interrupt();
        }
    }

    /** A stream of answers until the process, its host or the visitor is gone. */
    @FunctionalInterface
    private interface Following {
        void run() throws InterruptedException;
    }

    private void produce(String part, Following following) {
        try {
            try {
                following.run();
            } catch (Refused refused) {
                events.put(Stream.event("over", part + "\n" + refused.getMessage()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void followOutput() throws InterruptedException {
        Output shown = live.output(process, OutputWish.lastLines(LINES), Duration.ZERO);
        while (!Thread.currentThread().isInterrupted()) {
            if (!shown.text().isEmpty()) {
                events.put(Stream.event("output", shown.text()));
            }
            shown = live.output(process, OutputWish.following(shown.next()), WAIT);
        }
    }

    private void followCalls() throws InterruptedException {
        long newest = 0;
        SdkCalls shown = live.calls(process, newest, Duration.ZERO);
        while (!Thread.currentThread().isInterrupted()) {
            if (!shown.calls().isEmpty()) {
                newest = shown.calls().getLast().number();
                events.put(Stream.event("calls", rows.apply(shown.calls())));
            }
            shown = live.calls(process, newest, WAIT);
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
