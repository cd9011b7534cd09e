package io.opengse.server.link;

import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerSessions;
import io.opengse.engine.player.PlayerTable;
import io.opengse.protocol.link.Question;

/**
 * What the span of a question is about.
 *
 * @param name of the SDK's call
 * @param session as the game wrote it; empty when it named none
 * @param accepted the player session that is to be accepted; empty for other calls
 * @param activates whether it ends what creating the session began
 */
record QuestionTrace(String name, String session, String accepted, boolean activates) {
    static QuestionTrace of(Question question) {
        return switch (question.getKindCase()) {
            case ACTIVATE -> {
                String session = question.getActivate().getGameServerSessionId();
                yield new QuestionTrace("ActivateGameServerSession", session, "", true);
            }
            case ACCEPT ->
                new QuestionTrace(
                        "AcceptPlayerSession",
                        question.getAccept().getGameServerSessionId(),
                        question.getAccept().getPlayerSessionId(),
                        false);
            case REMOVE -> about("RemovePlayerSession", question.getRemove().getGameServerSessionId());
            case DESCRIBE ->
                about("DescribePlayerSessions", question.getDescribe().getGameServerSessionId());
            case UPDATE_POLICY ->
                about(
                        "UpdatePlayerSessionCreationPolicy",
                        question.getUpdatePolicy().getGameServerSessionId());
            case TERMINATE ->
                about("TerminateGameServerSession", question.getTerminate().getGameServerSessionId());
            case KIND_NOT_SET -> about("unknown", "");
        };
    }

    private static QuestionTrace about(String name, String session) {
        return new QuestionTrace(name, session, "", false);
    }

    /** As what the joining of the accepted player was followed; empty when nobody did. */
    String joined(PlayerSessions players) {
        PlayerTable.PlayerQuery one =
                new PlayerTable.PlayerQuery(null, null, new PlayerSessionId(accepted), null, null);
        return players.list(one, 1).stream()
                .findFirst()
                .map(PlayerSession::trace)
                .orElse("");
    }

    /** The question without the context it came with: that is no part of what is asked. */
    static Question bare(Question question) {
        return question.getTraceparent().isEmpty()
                ? question
                : question.toBuilder().clearTraceparent().build();
    }
}
