package io.opengse.server.sql;

import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.SessionSample;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreFailed;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What a test has done in a process of its own, because it is to die of it. Prints a line for each thing done. */
final class StoreChildMain {
    private static final int CALLERS = 16;
    private static final String TEXT = "x".repeat(1_000);

    private StoreChildMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[1]);
        try (DataDirectory data = DataDirectory.open(directory)) {
            switch (arguments[0]) {
                case "hold" -> {
                    System.out.println("holding");
                    Thread.currentThread().join();
                }
                case "write" -> write(data);
                case "fill" -> fill(data);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    /** Many callers write for ever; a session is printed when its write has returned. */
    private static void write(DataDirectory data) {
        AtomicInteger next = new AtomicInteger();
        try (Store store = SqlStore.open(data.database());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.submit(() -> {
                    while (true) {
                        String id = "s" + next.incrementAndGet();
                        insert(store, id);
                        System.out.println(id);
                    }
                });
            }
        }
    }

    /** Writes until there is no room, then tries to read and to write something that needs none. */
    private static void fill(DataDirectory data) {
        try (Store store = SqlStore.open(data.database())) {
            int kept = 0;
            try {
                while (true) {
                    insert(store, "s" + (kept + 1));
                    kept++;
                }
            } catch (StoreFailed full) {
                System.out.println(full.getMessage());
            }
            System.out.println(kept);
            for (int again = 0; again < 3; again++) {
                System.out.println(tryInsert(store, "again" + again));
            }
            System.out.println(store.<Integer>read(transaction -> SessionTable.in(transaction)
                    .countLiving(SessionSample.aSession("s").build().place().fleet())));
        }
    }

    private static String tryInsert(Store store, String id) {
        try {
            insert(store, id);
            return "kept";
        } catch (StoreFailed full) {
            return "failed";
        }
    }

    private static void insert(Store store, String id) {
        GameSession session = SessionSample.aSession(id).text(TEXT).build();
        store.write(transaction -> {
            SessionTable.in(transaction).insert(session);
            return true;
        });
    }
}
