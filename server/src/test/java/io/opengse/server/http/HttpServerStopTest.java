package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreFailed;
import io.opengse.engine.store.Transaction;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that stops, and one whose store does not answer. */
class HttpServerStopTest {
    @TempDir
    private Path folder;

    @Test
    void aCallUnderWayIsFinishedWhenTheServerStops() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        ReadsThrough store = new ReadsThrough();
        ServedEngine server = new ServedEngine(folder, store);
        store.doBeforeReads(() -> {
            reading.countDown();
            await(released);
        });
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> underWay = others.submit(() -> server.get("/ready"));
            await(reading);
            Future<?> stopped = others.submit(server::stop);
            Awaitility.await().until(() -> isRefused(server));
            released.countDown();

            assertThat(underWay.get().statusCode()).isEqualTo(200);
            stopped.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } finally {
            server.close();
        }
    }

    @Test
    void aServerWhoseStoreFailsIsAliveButNotReady() throws Exception {
        ReadsThrough store = new ReadsThrough();
        try (ServedEngine server = new ServedEngine(folder, store)) {
            store.doBeforeReads(() -> {
                throw new StoreFailed("the disk is gone", new IOException());
            });
            HttpResponse<String> ready = server.get("/ready");

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("the disk is gone");
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
            assertThat(server.codeOf("ListFleets", "{}")).isEqualTo("FailedOperation");
        }
    }

    private static boolean isRefused(ServedEngine server) throws InterruptedException {
        try {
            return server.get("/health").statusCode() != 200;
        } catch (IOException _) {
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** A store in memory, with something done before each read once the server has started. */
    private static final class ReadsThrough implements Store {
        private final Store memory = new MemoryStore();
        private volatile Runnable before = () -> {};

        void doBeforeReads(Runnable what) {
            before = what;
        }

        @Override
        public <T> T write(Function<Transaction, T> work) {
            return memory.write(work);
        }

        @Override
        public <T> T read(Function<Transaction, T> work) {
            before.run();
            return memory.read(work);
        }

        @Override
        public void close() {
            memory.close();
        }
    }
}
