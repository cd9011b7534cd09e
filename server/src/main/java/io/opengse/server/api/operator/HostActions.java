package io.opengse.server.api.operator;

import io.opengse.engine.Engine;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.Hosts;
import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.Membership;
import io.opengse.server.api.cloud.Moments;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The operator actions on the installation itself: its hosts and its version. */
public final class HostActions {
    /** A host with what runs there. */
    private record Listed(Host host, Hosts.Load load, int instances, Optional<Membership> membership) {
        String drain() {
            if (!host.drains()) {
                return "NO";
            }
            return instances == 0 && load.processes() == 0 ? "EMPTY" : "DRAINING";
        }
    }

    private static final Shape<Listed> HOST = HostParameters.written(
                    Shape.<Listed>named("Host")
                            .text(
                                    "HostId",
                                    "its id",
                                    listed -> listed.host().id().value())
                            .text(
                                    "Address",
                                    "where players reach it",
                                    listed -> listed.host().address()),
                    listed -> listed.host().traits())
            .text(
                    "Status",
                    "CONNECTED, AWAY or LOST",
                    listed -> listed.host().status().name())
            .text(
                    "Drain",
                    "NO; DRAINING: it takes nothing new and what it has comes to its end; EMPTY: it did",
                    Listed::drain)
            .whole(
                    "Weight",
                    "0 to 10: higher is preferred for new sessions, 0 takes none",
                    listed -> listed.host().weight())
            .whole("Instances", "placed there and not over", Listed::instances)
            .whole("Processes", "that are not gone", listed -> listed.load().processes())
            .whole("Sessions", "reserved on them", listed -> listed.load().sessions())
            .text(
                    "JoinTime",
                    "when it joined with a token, or null",
                    listed -> listed.membership()
                            .map(Membership::joinedAt)
                            .map(Moments::utc)
                            .orElse(null))
            .text(
                    "CertificateUntil",
                    "until when its certificate counts, or null",
                    listed -> listed.membership()
                            .map(Membership::certifiedUntil)
                            .map(Moments::utc)
                            .orElse(null))
            .flag(
                    "Revoked",
                    "whether it was shut out",
                    listed -> listed.membership().filter(Membership::revoked).isPresent())
            .text(
                    "LastSeenTime",
                    "when it was last known to be connected",
                    listed -> Moments.utc(listed.host().lastSeen()));
    private static final Shape<List<Listed>> HOSTS =
            Shape.<List<Listed>>named("").list("Hosts", "every host", HOST, all -> all);
    private static final Shape<Listed> ONE = Shape.<Listed>named("").object("Host", "the host", HOST, same -> same);

    private record Version(String version, String java, String time) {}

    private static final Shape<Version> VERSION = Shape.<Version>named("")
            .text("Version", "of this server", Version::version)
            .text("JavaVersion", "what it runs on", Version::java)
            .text("Time", "its clock, to the millisecond", Version::time);

    private final Engine engine;
    private final String version;
    private final InstantSource clock;

    public HostActions(Engine engine, String version, InstantSource clock) {
        this.engine = engine;
        this.version = version;
        this.clock = clock;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "OpengseListHosts",
                        "Shows the machines that run games.",
                        List.of(),
                        HOSTS,
                        List.of(),
                        (_, _) ->
                                engine.hosts().list().stream().map(this::listed).toList()),
                new Action<>(
                        "OpengseDescribeHost",
                        "Shows one of the machines that run games.",
                        List.of(JoinActions.HOST_ID),
                        ONE,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) ->
                                listed(engine.hosts().require(new HostId(arguments.get(JoinActions.HOST_ID))))),
                draining(
                        "OpengseDrainHost",
                        "Empties a host: it gets no new instances and no new sessions, its idle processes end, and"
                                + " sessions are played to their end. Its instances are replaced on other hosts.",
                        true),
                draining("OpengseUndrainHost", "Lets a host be used again.", false),
                forget(),
                new Action<>(
                        "OpengseVersion",
                        "Tells what this server is and what time it has.",
                        List.of(),
                        VERSION,
                        List.of(),
                        (_, _) -> new Version(
                                version,
                                Runtime.version().toString(),
                                clock.instant().toString())));
    }

    private Action<Listed> draining(String name, String purpose, boolean on) {
        return new Action<>(
                name,
                purpose,
                List.of(JoinActions.HOST_ID),
                ONE,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, caller) -> listed(
                        engine.hosts().drain(new HostId(arguments.get(JoinActions.HOST_ID)), on, caller.actor())));
    }

    private Action<Nothing> forget() {
        return new Action<>(
                "OpengseForgetHost",
                "Takes a host that is no more out of the books, its certificate with it. Its events stay.",
                List.of(JoinActions.HOST_ID),
                Nothing.SHAPE,
                List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE),
                (arguments, caller) -> {
                    HostId id = new HostId(arguments.get(JoinActions.HOST_ID));
                    engine.hosts().forget(id, caller.actor());
                    engine.memberships().forget(id);
                    return Nothing.AT_ALL;
                });
    }

    private Listed listed(Host host) {
        return new Listed(
                host,
                engine.hosts().load(host.id()),
                engine.instances().livingOn(host.id()).size(),
                engine.memberships().find(host.id()));
    }
}
