package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.SessionStatus;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsResponse;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.RemovePlayerSessionRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.gse.UpdatePlayerSessionCreationPolicyRequest;
import io.opengse.protocol.link.FromServer.KindCase;
import io.opengse.protocol.link.Question;
import io.opengse.server.link.FakeAgent.Stream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {
    @TempDir
    Path directory;

    private LinkWorld world;
    private FakeAgent agent;
    private GameSession session;
    private int requests;

    @BeforeEach
    void open() throws IOException {
        world = new LinkWorld(directory);
        agent = world.agent();
        Fleet fleet = world.aFleet();
        Stream stream = agent.connect("h1");
        stream.next(KindCase.WELCOME);
        stream.settled(1, LinkWorld.aReadyProcess(fleet, "proc-1"), LinkWorld.aReadyProcess(fleet, "proc-2"));
        session = world.aSession(fleet);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aJoinedPlayerIsAcceptedAndLaterRemoved() {
        activate();
        PlayerSession joined = join("anna");

        assertOk(ask(accept(joined)));
        assertThat(described("").getPlayerSessions(0).getStatus()).isEqualTo("ACTIVE");
        assertOk(ask(Question.newBuilder()
                .setRemove(RemovePlayerSessionRequest.newBuilder()
                        .setGameServerSessionId(id())
                        .setPlayerSessionId(joined.id().value()))));

        assertThat(described("").getPlayerSessions(0).getStatus()).isEqualTo("COMPLETED");
    }

    @Test
    void aPlayerNobodyJoinedIsUnexpected() {
        activate();

        GseResponse response = ask(Question.newBuilder()
                .setAccept(AcceptPlayerSessionRequest.newBuilder()
                        .setGameServerSessionId(id())
                        .setPlayerSessionId("psess-forged")));

        assertRefused(response, "UNEXPECTED_PLAYER_SESSION: ");
        assertThat(response.getErrorMessage()).contains("psess-forged");
    }

    @Test
    void aPlayerWhoHasLeftMustJoinAgain() {
        activate();
        PlayerSession joined = join("anna");
        assertOk(ask(accept(joined)));
        assertOk(ask(Question.newBuilder()
                .setRemove(RemovePlayerSessionRequest.newBuilder()
                        .setGameServerSessionId(id())
                        .setPlayerSessionId(joined.id().value()))));

        assertRefused(ask(accept(joined)), "UNEXPECTED_PLAYER_SESSION: ");
    }

    @Test
    void noPlayerIsAcceptedBeforeTheSessionIsActive() {
        PlayerSession joined = join("anna");

        assertRefused(ask(accept(joined)), "GAME_SERVER_SESSION_NOT_READY: ");
    }

    @Test
    void aProcessMayNotActivateTheSessionOfAnother() {
        String other = session.place().process().value().equals("proc-1") ? "proc-2" : "proc-1";

        GseResponse response = agent.ask(activation().setProcessId(other)).getResponse();

        assertThat(response.getStatus()).isEqualTo(GseResponse.Status.ERROR_400);
        assertThat(status()).isEqualTo(SessionStatus.ACTIVATING);
    }

    @Test
    void anEmptyIdIsABadRequestThatSaysWhatToSend() {
        GseResponse response =
                ask(Question.newBuilder().setTerminate(TerminateGameServerSessionRequest.getDefaultInstance()));

        assertRefused(response, "BAD_REQUEST_EXCEPTION: ");
        assertThat(response.getErrorMessage()).contains("gameServerSessionId is empty");
    }

    @Test
    void aQuestionOfALaterVersionIsABadRequest() {
        assertRefused(ask(Question.newBuilder()), "BAD_REQUEST_EXCEPTION: ");
    }

    @Test
    void theSameRequestAgainIsAnsweredTheSame() {
        assertOk(agent.ask(activation()).getResponse());

        assertOk(agent.ask(activation()).getResponse());

        assertThat(status()).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void aGameClosesItsSessionToNewPlayers() {
        activate();

        assertOk(ask(policy("DENY_ALL")));
        assertRefused(ask(policy("SOMETIMES")), "BAD_REQUEST_EXCEPTION: ");

        assertThat(world.engine().sessions().find(session.id()).orElseThrow().policy())
                .isEqualTo(JoinPolicy.DENY_ALL);
    }

    @Test
    void aGameEndsItsSession() {
        activate();

        assertOk(ask(Question.newBuilder()
                .setTerminate(TerminateGameServerSessionRequest.newBuilder().setGameServerSessionId(id()))));

        assertThat(status()).isEqualTo(SessionStatus.TERMINATED);
    }

    @Test
    void playersAreDescribedPageByPage() {
        activate();
        join("anna");
        join("bo");

        DescribePlayerSessionsResponse first = described("");
        DescribePlayerSessionsResponse second = described(first.getNextToken());

        assertThat(first.getPlayerSessionsList()).hasSize(1);
        assertThat(second.getPlayerSessionsList()).hasSize(1);
        assertThat(first.getPlayerSessions(0)).isNotEqualTo(second.getPlayerSessions(0));
        assertThat(second.getNextToken()).isEmpty();
    }

    @Test
    void aTokenNobodyGaveIsABadRequest() {
        GseResponse response = ask(Question.newBuilder()
                .setDescribe(DescribePlayerSessionsRequest.newBuilder()
                        .setGameServerSessionId(id())
                        .setNextToken("!")));

        assertRefused(response, "BAD_REQUEST_EXCEPTION: nextToken");
    }

    @Test
    void anUnknownStatusFilterIsABadRequestThatNamesTheKnownOnes() {
        GseResponse response = ask(Question.newBuilder()
                .setDescribe(DescribePlayerSessionsRequest.newBuilder()
                        .setGameServerSessionId(id())
                        .setPlayerSessionStatusFilter("GONE")));

        assertRefused(response, "BAD_REQUEST_EXCEPTION: ");
        assertThat(response.getErrorMessage()).contains("RESERVED, ACTIVE, COMPLETED, TIMEDOUT");
    }

    private void activate() {
        assertOk(agent.ask(activation()).getResponse());
    }

    private PlayerSession join(String player) {
        return world.engine().players().join(session.id(), new PlayerRequest(player, ""), "test");
    }

    private Question.Builder activation() {
        return Question.newBuilder()
                .setHostId("h1")
                .setProcessId(session.place().process().value())
                .setRequestId("activation")
                .setActivate(ActivateGameServerSessionRequest.newBuilder().setGameServerSessionId(id()));
    }

    private Question.Builder accept(PlayerSession player) {
        return Question.newBuilder()
                .setAccept(AcceptPlayerSessionRequest.newBuilder()
                        .setGameServerSessionId(id())
                        .setPlayerSessionId(player.id().value()));
    }

    private Question.Builder policy(String policy) {
        return Question.newBuilder()
                .setUpdatePolicy(UpdatePlayerSessionCreationPolicyRequest.newBuilder()
                        .setGameServerSessionId(id())
                        .setNewPlayerSessionCreationPolicy(policy));
    }

    private DescribePlayerSessionsResponse described(String token) {
        return agent.ask(asked(Question.newBuilder()
                        .setDescribe(DescribePlayerSessionsRequest.newBuilder()
                                .setGameServerSessionId(id())
                                .setNextToken(token)
                                .setLimit(1))))
                .getPlayers();
    }

    private GseResponse ask(Question.Builder question) {
        return agent.ask(asked(question)).getResponse();
    }

    private Question.Builder asked(Question.Builder question) {
        return question.setHostId("h1")
                .setProcessId(session.place().process().value())
                .setRequestId("r" + ++requests);
    }

    private String id() {
        return session.id().value();
    }

    private SessionStatus status() {
        return world.engine().sessions().find(session.id()).orElseThrow().status();
    }

    private static void assertOk(GseResponse response) {
        assertThat(response).isEqualTo(GseResponse.getDefaultInstance());
    }

    private static void assertRefused(GseResponse response, String beginning) {
        assertThat(response.getStatus()).isEqualTo(GseResponse.Status.ERROR_400);
        assertThat(response.getErrorMessage()).startsWith(beginning);
    }
}
