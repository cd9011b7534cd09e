package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the other servers of a PostgreSQL database and is woken by them, with LISTEN and NOTIFY on two connections of its
 * own. It hurries what would happen anyway: a word that is lost costs a second, so none is ever waited for or kept.
 */
public final class Bell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);
    private static final String CHANNEL = "opengse";
    private static final int LISTEN_MILLIS = 500;
    private static final int QUIET_ROUNDS = 20;
    private static final long PAUSE_MILLIS = 1000;

    private final PostgresAddress address;
    private final Consumer<String> heard;
    private final Runnable missed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<String> waiting = new LinkedHashSet<>();
    private final List<Thread> threads;

    private Bell(PostgresAddress address, Consumer<String> heard, Runnable missed) {
        this.address = address;
        this.heard = heard;
        this.missed = missed;
        this.threads = List.of(
                Thread.ofPlatform().name("bell-ring").daemon().unstarted(this::ringOn),
                Thread.ofPlatform().name("bell-listen").daemon().unstarted(this::listenOn));
    }

    /**
     * @param heard told each word that any server has rung with, this one too; must not block or throw
     * @param missed told whenever words may have been lost
     */
    public static Bell on(PostgresAddress address, Consumer<String> heard, Runnable missed) {
        Bell bell = new Bell(address, heard, missed);
        bell.threads.forEach(Thread::start);
        return bell;
    }

    /** Wakes all servers with this word, soon; never blocks. The same word rung again before it has gone is one. */
    public void ring(String word) {
        lock.lock();
        try {
            waiting.add(word);
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    private void ringOn() {
        Connection connection = null;
        while (true) {
            List<String> words = awaited();
            if (words.isEmpty()) {
                end(connection);
                return;
            }
            try {
                connection = connection == null ? opened("set synchronous_commit = off") : connection;
                ring(connection, words);
            } catch (SQLException failure) {
                LOG.debug("other servers are not woken, and look by themselves: {}", failure.getMessage());
                end(connection);
                connection = null;
            }
        }
    }

    private static void ring(Connection connection, List<String> words) throws SQLException {
        Array all = connection.createArrayOf("text", words.toArray());
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_notify(?, word) from unnest(?) as word")) {
            statement.setString(1, CHANNEL);
            statement.setArray(2, all);
            statement.execute();
        } finally {
            all.free();
        }
    }

    /** Blocks until there are words, and takes them; empty once closed. */
    private List<String> awaited() {
        lock.lock();
        try {
            while (waiting.isEmpty() && closed.getCount() > 0) {
                rung.awaitUninterruptibly();
            }
            List<String> words = List.copyOf(waiting);
            waiting.clear();
            return words;
        } finally {
            lock.unlock();
        }
    }

    private void listenOn() {
        boolean heardOf = true;
        while (closed.getCount() > 0) {
            try (Connection connection = opened("listen " + CHANNEL)) {
                missed.run();
                heardOf = true;
                listen(connection);
            } catch (SQLException failure) {
                if (heardOf) {
                    LOG.warn(
                            "other servers of {} are not heard, this one looks each second: {}",
                            address,
                            failure.getMessage());
                }
                heardOf = false;
                rest();
            } catch (StoreFailed closing) {
                LOG.debug("a word came while the server stops", closing);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection ears = connection.unwrap(PGConnection.class);
        for (int quiet = 0; closed.getCount() > 0; quiet++) {
            PGNotification[] words = ears.getNotifications(LISTEN_MILLIS);
            if (words != null) {
                for (PGNotification word : words) {
                    heard.accept(word.getParameter());
                }
            }
            if (quiet == QUIET_ROUNDS) {
                quiet = 0;
                ask(connection, "select 1"); // a machine that is gone says nothing either
            }
        }
    }

    private Connection opened(String first) throws SQLException {
        Connection connection = address.connect();
        try {
            ask(connection, first);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static void ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void rest() {
        try {
            boolean over = closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            LOG.trace("closed={}", over);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException failure) {
            LOG.debug("a connection did not close: {}", failure.getMessage());
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed.countDown();
            rung.signal();
        } finally {
            lock.unlock();
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
