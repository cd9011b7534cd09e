package io.opengse.server;

import io.opengse.engine.Engine;
import io.opengse.engine.replica.Replica;
import io.opengse.engine.replica.Watch;
import io.opengse.server.address.OwnName;
import io.opengse.server.http.HttpAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * This server's place among those of its database: it says each second that it lives, and does what one server is enough
 * for while it holds the lease. A server with an embedded database is alone by the lock on its folder, and always leads.
 */
final class Standing implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Standing.class.getName());
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Engine engine;
    private final Replica me;
    private final Optional<Watch> watch;
    private final Set<String> warnedOf = new HashSet<>();
    private long announced;

    private Standing(Engine engine, Replica me, Optional<Watch> watch) {
        this.engine = engine;
        this.me = me;
        this.watch = watch;
    }

    /** Of the only server of its store. Hosts that another life of it held are away when this returns. */
    static Standing alone(Engine engine, Replica me) {
        engine.replicas().startAlone(me);
        return new Standing(engine, me, Optional.empty());
    }

    /** Of one server of several. */
    static Standing among(Engine engine, Replica me, Server.Sources sources, OpenedParts parts) {
        Watch watch = new Watch(engine.replicas(), me, sources.clock());
        Standing standing = parts.opened(new Standing(engine, me, Optional.of(watch)));
        standing.beat();
        parts.opened(Rounds.of("beat", BEAT, standing::beat));
        return standing;
    }

    /** The round, run only while this server leads. */
    Runnable whileLeading(Runnable round) {
        return watch.<Runnable>map(others -> () -> {
                    if (others.holds()) {
                        round.run();
                    }
                })
                .orElse(round);
    }

    /**
     * From now on agents are sent to other servers while this one does not reach the database and others may: it could
     * answer them nothing. On a server that is alone nothing happens.
     *
     * @param openDoors whether agents are to be let in; told each second
     */
    void whileStranded(Consumer<Boolean> openDoors, OpenedParts parts) {
        watch.ifPresent(others -> parts.opened(Rounds.of("doors", BEAT, () -> openDoors.accept(!others.isStranded()))));
    }

    /**
     * Tells where this server is now that it is known.
     *
     * @param scheme of its API, https or http
     * @param peers where other servers reach it; empty: where it listens, or by this machine's name
     */
    void isAt(HttpAddress api, String scheme, Optional<HttpAddress> peers) {
        String host = api.isEverywhere() ? OwnName.known().orElse(api.host()) : api.host();
        HttpAddress address = new HttpAddress(host, api.port());
        if (watch.isPresent()) {
            watch.get().isAt(address.toString(), scheme + "://" + peers.orElse(address));
            beat();
        } else if (!address.toString().equals(me.address())) {
            engine.replicas().tell(me.at(address.toString(), ""));
        }
    }

    synchronized void beat() {
        Watch others = watch.orElseThrow();
        others.beat();
        if (others.holds() && others.term() != announced) {
            announced = others.term();
            LOG.log(System.Logger.Level.INFO, "leads from now on server={0} term={1}", me.id(), announced);
        }
        others.wrongClocks().forEach(this::warnOnce);
    }

    private void warnOnce(String server, Duration ahead) {
        if (warnedOf.add(server)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the clocks of two servers differ: set both by NTP server={0} other={1} other-is-ahead-seconds={2}",
                    me.id(),
                    server,
                    ahead.toSeconds());
        }
    }

    @Override
    public synchronized void close() {
        watch.ifPresent(Watch::leave);
    }
}
