package io.opengse.server.link;

import io.opengse.engine.Engine;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerSessions;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.GameSessions;
import io.opengse.engine.session.SessionCalls;
import io.opengse.engine.session.SessionStatus;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsResponse;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.RemovePlayerSessionRequest;
import io.opengse.protocol.gse.UpdatePlayerSessionCreationPolicyRequest;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Question;

/**
 * Hands what a game asked to the engine and words the answer. Called by {@link AgentLinkService}, on a thread that may
 * block. Never throws: whatever goes wrong is an answer.
 */
final class Questions {
    private static final GseResponse OK = GseResponse.getDefaultInstance();

    private final GameSessions sessions;
    private final SessionCalls calls;
    private final PlayerSessions players;
    private final PlayerPages pages;

    Questions(Engine engine) {
        this.sessions = engine.sessions();
        this.calls = engine.sessionCalls();
        this.players = engine.players();
        this.pages = new PlayerPages(players);
    }

    Answer answer(Question question) {
        try {
            ProcessId caller = new ProcessId(question.getProcessId());
            return switch (question.getKindCase()) {
                case ACTIVATE -> activate(caller, question.getActivate());
                case ACCEPT -> accept(caller, question.getAccept());
                case REMOVE -> remove(caller, question.getRemove());
                case DESCRIBE -> described(pages.page(question.getDescribe()));
                case UPDATE_POLICY -> updatePolicy(caller, question.getUpdatePolicy());
                case TERMINATE -> terminate(caller, question.getTerminate().getGameServerSessionId());
                case KIND_NOT_SET ->
                    throw Refused.invalid("this server does not know the question: it is older than the agent");
            };
        } catch (RuntimeException problem) {
            return Answer.newBuilder()
                    .setResponse(SdkRefusals.of(problem, question))
                    .build();
        }
    }

    private Answer activate(ProcessId caller, ActivateGameServerSessionRequest request) {
        calls.activate(caller, session(request.getGameServerSessionId()), request.getMaxPlayers());
        return ok();
    }

    private Answer accept(ProcessId caller, AcceptPlayerSessionRequest request) {
        SessionId session = session(request.getGameServerSessionId());
        try {
            players.accept(caller, session, player(request.getPlayerSessionId()));
            return ok();
        } catch (Refused refused) {
            throw isActive(session) ? unexpected(refused) : refused;
        }
    }

    /** The session could take players: what is not available, then, is this player's seat. */
    private static Refused unexpected(Refused refused) {
        return refused.problem() instanceof Problem.Unavailable seat ? Refused.denied(seat.message()) : refused;
    }

    private boolean isActive(SessionId session) {
        return sessions.find(session)
                .filter(found -> found.status() == SessionStatus.ACTIVE)
                .isPresent();
    }

    private Answer remove(ProcessId caller, RemovePlayerSessionRequest request) {
        players.remove(caller, session(request.getGameServerSessionId()), player(request.getPlayerSessionId()));
        return ok();
    }

    private Answer updatePolicy(ProcessId caller, UpdatePlayerSessionCreationPolicyRequest request) {
        calls.updatePolicy(
                caller, session(request.getGameServerSessionId()), request.getNewPlayerSessionCreationPolicy());
        return ok();
    }

    private Answer terminate(ProcessId caller, String session) {
        calls.terminate(caller, session(session));
        return ok();
    }

    private static Answer described(DescribePlayerSessionsResponse page) {
        return Answer.newBuilder().setResponse(OK).setPlayers(page).build();
    }

    private static Answer ok() {
        return Answer.newBuilder().setResponse(OK).build();
    }

    private static SessionId session(String id) {
        if (id.isBlank()) {
            throw Refused.invalid("gameServerSessionId is empty: send the id that OnStartGameServerSession brought");
        }
        return new SessionId(id);
    }

    private static PlayerSessionId player(String id) {
        if (id.isBlank()) {
            throw Refused.invalid("playerSessionId is empty: send the one the player's client got when it joined");
        }
        return new PlayerSessionId(id);
    }
}
