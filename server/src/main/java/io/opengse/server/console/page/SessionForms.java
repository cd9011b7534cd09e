package io.opengse.server.console.page;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import java.util.Arrays;
import java.util.List;

/** What can be done to sessions. */
final class SessionForms {
    private SessionForms() {}

    static Forms create(FleetId fleet) {
        return Forms.of(form(fleet));
    }

    static Form form(FleetId fleet) {
        return Form.of("CreateGameServerSession", "session.create")
                .hidden("FleetId", fleet.value())
                .text("Name", "")
                .number("MaximumPlayerSessionCount", "8")
                .text("GameProperties.0.Key", "")
                .text("GameProperties.0.Value", "")
                .text("GameServerSessionData", "")
                .text("CreatorId", "")
                .then("/console/session?id={GameServerSession.GameServerSessionId}");
    }

    /** Of one that lives. */
    static Forms of(GameSession session) {
        SessionId id = session.id();
        Form join = Form.of("JoinGameServerSession", "session.join")
                .hidden("GameServerSessionId", id.value())
                .required("PlayerId", "")
                .text("PlayerData", "")
                .showing("PlayerSession.PlayerSessionId", "PlayerSession.IpAddress", "PlayerSession.Port");
        Form update = Form.of("UpdateGameServerSession", "session.update")
                .hidden("GameServerSessionId", id.value())
                .text("Name", session.name())
                .number("MaximumPlayerSessionCount", Integer.toString(session.maxPlayers()))
                .choice(
                        "PlayerSessionCreationPolicy",
                        session.policy().name(),
                        Arrays.stream(JoinPolicy.values()).map(JoinPolicy::name).toList())
                .choice(
                        "ProtectionPolicy",
                        session.protection() == null ? "" : session.protection().wireName(),
                        List.of("|unchanged", "NoProtection", "TimeLimitProtection", "FullProtection"));
        Form end = Form.of("EndGameServerSessionAndProcess", "session.end")
                .hidden("GameServerSessionId", id.value())
                .asking("session.end.ask");
        return Forms.of(join, update, end);
    }
}
