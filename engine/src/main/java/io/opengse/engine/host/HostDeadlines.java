package io.opengse.engine.host;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.process.ProcessEvent;
import io.opengse.engine.process.Vacancies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The deadlines of hosts, for the sweeper; each host in a transaction of its own. Silence counts only while this program
 * listens, which is while it is asked again and again: after an outage or a sleep of ours, no host is given up before it
 * had its time to come back. One caller at a time.
 */
public final class HostDeadlines {
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Surroundings surroundings;
    private final HostPresence presence;
    private final HostLosses losses;
    private final Duration hostLost;
    private Instant listeningSince;
    private Instant asked;

    public HostDeadlines(Surroundings surroundings, Vacancies vacancies, HostLosses losses, Duration hostLost) {
        this.surroundings = surroundings;
        this.presence = new HostPresence(vacancies);
        this.losses = losses;
        this.hostLost = hostLost;
        this.listeningSince = surroundings.clock().instant();
        this.asked = listeningSince;
    }

    /** Connected hosts of which nothing is heard are away; says how many were. */
    public int silences(Cause cause, int limit) {
        return apply(silent(HostStatus.CONNECTED, SILENCE, cause, limit), new HostEvent.StreamEnded(), cause);
    }

    /** Hosts that have been away for too long are lost, with all that ran there; says how many were. */
    public int losses(Cause cause, int limit) {
        return apply(silent(HostStatus.AWAY, hostLost, cause, limit), new HostEvent.GivenUp(), cause);
    }

    private List<Host> silent(HostStatus status, Duration patience, Cause cause, int limit) {
        if (asked.plus(SILENCE).isBefore(cause.at())) {
            listeningSince = cause.at();
        }
        asked = cause.at();
        Instant before = cause.at().minus(patience);
        return before.isBefore(listeningSince)
                ? List.of()
                : surroundings
                        .store()
                        .read(transaction -> HostTable.in(transaction).silentSince(status, before, limit));
    }

    private int apply(List<Host> due, HostEvent event, Cause cause) {
        for (Host read : due) {
            surroundings.store().write(transaction -> {
                Host host = HostTable.in(transaction).find(read.id()).orElseThrow();
                boolean unheard = host.lastSeen().equals(read.lastSeen());
                boolean moved = unheard && presence.apply(transaction, host, event, cause);
                if (moved && event instanceof HostEvent.GivenUp) {
                    losses.giveUp(transaction, host.id(), silence(host), cause);
                }
                return moved;
            });
        }
        return due.size();
    }

    private HostLosses.Words silence(Host host) {
        return new HostLosses.Words(
                "host lost: nothing was heard of host " + host.id() + " for " + hostLost.toSeconds() + " seconds",
                ProcessEvent.HostLost.SILENT);
    }
}
