package io.opengse.server.api.cloud;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.session.GameSession;
import io.opengse.server.api.declaration.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session with what stands elsewhere about it, and the three structures that show it.
 *
 * @param process the process it runs in; null once nobody remembers it
 * @param fleet null once nobody remembers it
 */
record SessionView(
        GameSession session,
        @Nullable GameProcess process,
        @Nullable Fleet fleet) {
    static final Shape<SessionView> SHAPE = Shape.<SessionView>named("GameServerSession")
            .text(
                    "CreationTime",
                    "when it was created",
                    view -> Moments.utc(view.session.times().created()))
            .text(
                    "CreatorId",
                    "as given at creation",
                    view -> view.session.request().creatorId())
            .whole(
                    "CurrentPlayerSessionCount",
                    "seats taken: RESERVED and ACTIVE players",
                    view -> view.session.players())
            .text("DnsName", "always empty here: use IpAddress", _ -> "")
            .text("FleetId", "its fleet", view -> view.session.place().fleet().value())
            .list("GameProperties", "as given at creation", GameProperties.SHAPE, SessionView::properties)
            .text(
                    "GameServerSessionData",
                    "as given at creation",
                    view -> view.session.request().data())
            .text("GameServerSessionId", "its id", view -> view.session.id().value())
            .text(
                    "IpAddress",
                    "where players connect",
                    view -> view.session.place().address())
            .text(
                    "MatchmakerData",
                    "what a matchmaker passed on",
                    view -> view.session.request().matchmakerData())
            .whole("MaximumPlayerSessionCount", "seats", view -> view.session.maxPlayers())
            .text("Name", "its name", view -> view.session.name())
            .text(
                    "PlayerSessionCreationPolicy",
                    "ACCEPT_ALL or DENY_ALL",
                    view -> view.session.policy().name())
            .whole("Port", "where players connect", view -> view.session.place().port())
            .text(
                    "Status",
                    "ACTIVATING, ACTIVE, TERMINATING, TERMINATED or ERROR",
                    view -> view.session.status().name())
            .text("StatusReason", "why, in words; empty while all is well", view -> view.session.reason())
            .text(
                    "TerminationTime",
                    "when it ended, or null",
                    view -> Moments.utc(view.session.times().ended()))
            .text("InstanceType", "as the fleet names it", SessionView::instanceType)
            .whole(
                    "CurrentCustomCount",
                    "the game's own counter (ReportCustomData)",
                    view -> view.custom().current())
            .whole(
                    "MaxCustomCount",
                    "the limit of that counter",
                    view -> view.custom().max())
            .whole(
                    "Weight",
                    "weight of the host when it was placed",
                    view -> view.session.place().weight())
            .text(
                    "AvailabilityStatus",
                    "Enable while its process is healthy and not ending, else Disable",
                    view -> view.available() ? "Enable" : "Disable");

    static final Shape<SessionView> DETAIL = Shape.<SessionView>named("GameServerSessionDetail")
            .object("GameServerSession", "the session", SHAPE, view -> view)
            .text("ProtectionPolicy", "its own policy, or its fleet's", SessionView::protection);

    private static final GameProcess.CustomCount NOTHING_COUNTED = new GameProcess.CustomCount(0, 0);

    private List<Map.Entry<String, String>> properties() {
        return List.copyOf(session.request().properties().entrySet());
    }

    private String instanceType() {
        return fleet == null ? "" : fleet.description().instanceType();
    }

    /** A process that went on to another session counts for that one. */
    private GameProcess.CustomCount custom() {
        return process == null || session.status().over() ? NOTHING_COUNTED : process.custom();
    }

    private boolean available() {
        return !session.status().over()
                && process != null
                && process.healthy()
                && process.status() == ProcessStatus.ACTIVE;
    }

    private String protection() {
        ProtectionPolicy own = session.protection();
        if (own != null) {
            return own.wireName();
        }
        return (fleet == null
                        ? ProtectionPolicy.NO_PROTECTION
                        : fleet.protection().policy())
                .wireName();
    }
}
