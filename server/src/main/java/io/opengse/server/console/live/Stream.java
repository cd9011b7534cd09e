package io.opengse.server.console.live;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Writes what a watcher is told as server-sent events, on the thread of the request, until one side ends it. */
public final class Stream {
    private static final Duration BEAT = Duration.ofSeconds(10);

    private Stream() {}

    /** @param welcome whether the visitor is still signed in */
    public static void write(ServerResponse response, Watcher watcher, BooleanSupplier welcome) {
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.header("Cache-Control", "no-store");
        response.header("X-Accel-Buffering", "no");
        try (OutputStream out = response.outputStream()) {
            send(out, "retry: 2000\n\n");
            while (true) {
                Optional<Map<String, String>> told = watcher.await(BEAT);
                if (told.isEmpty()) {
                    return;
                }
                if (!welcome.getAsBoolean()) {
                    send(out, event("signed-out", "-"));
                    return;
                }
                if (told.get().isEmpty()) {
                    send(out, ": still here\n\n");
                }
                for (Map.Entry<String, String> part : told.get().entrySet()) {
                    send(out, event(part.getKey(), part.getValue()));
                }
            }
        } catch (IOException | UncheckedIOException _) {
            // the page was closed: nobody is left to be told
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One event: a line of text for each line of the data. */
    static String event(String part, String data) {
        StringBuilder event = new StringBuilder("event: part\ndata: ").append(part);
        data.lines().forEach(line -> event.append("\ndata: ").append(line));
        return event.append("\n\n").toString();
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
