package io.opengse.agent.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.loop.AgentEffect;
import io.opengse.agent.loop.GameCall;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsResponse;
import io.opengse.protocol.gse.GameProperty;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.PlayerSession;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.link.RecordedCall;
import io.opengse.protocol.link.RecordedCalls;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallLogTest {
    private static final Instant BEGUN = Instant.parse("2026-11-23T08:00:00Z");
    private static final GseResponse OK = GseResponse.getDefaultInstance();

    private final CallLog calls = new CallLog(() -> BEGUN.plusNanos(1_500_000));

    @Test
    void aCallOfAGameIsKeptInWords() {
        calls.answered("proc-1", "r-1", counts(3), reply(OK, null), BEGUN);

        RecordedCall call = calls.after("proc-1", 0, 10).getCalls(0);
        assertThat(call.getNumber()).isEqualTo(1);
        assertThat(call.getMethod()).isEqualTo("ReportCustomData");
        assertThat(call.getRequestId()).isEqualTo("r-1");
        assertThat(call.getArguments()).isEqualTo("currentCustomCount=3 maxCustomCount=10");
        assertThat(call.getAnswer()).isEqualTo("OK");
        assertThat(call.getMicros()).isEqualTo(1500);
        assertThat(call.getToGame()).isFalse();
    }

    @Test
    void aRefusalIsKeptAsItWasWorded() {
        GseResponse refusal = GseResponse.newBuilder()
                .setStatus(GseResponse.Status.ERROR_400)
                .setErrorMessage("no such seat")
                .build();
        GameCall call = new GameCall.Accept(AcceptPlayerSessionRequest.newBuilder()
                .setGameServerSessionId("s-1")
                .setPlayerSessionId("p-1")
                .build());

        calls.answered("proc-1", "r-1", call, reply(refusal, null), BEGUN);

        RecordedCall kept = calls.after("proc-1", 0, 10).getCalls(0);
        assertThat(kept.getError()).isEqualTo("ERROR_400 no such seat");
        assertThat(kept.getAnswer()).isEmpty();
        assertThat(kept.getArguments()).isEqualTo("session=s-1 playerSession=p-1");
    }

    @Test
    void callbacksAreKeptWithoutTheSessionsData() {
        GameServerSession session = GameServerSession.newBuilder()
                .setGameServerSessionId("s-1")
                .setMaxPlayers(4)
                .setGameServerSessionData("secret")
                .addGameProperties(GameProperty.newBuilder().setKey("token").setValue("secret"))
                .build();

        calls.started("proc-1", session, null, BEGUN);
        calls.healthChecked("proc-1", "silent", BEGUN);
        calls.toldToEnd("proc-1", 1234, null, BEGUN);

        RecordedCalls kept = calls.after("proc-1", 0, 10);
        assertThat(kept.getCallsList())
                .extracting(RecordedCall::getMethod)
                .containsExactly("OnStartGameServerSession", "OnHealthCheck", "OnProcessTerminate");
        assertThat(kept.getCallsList()).allMatch(RecordedCall::getToGame);
        assertThat(kept.getCalls(0).getArguments()).isEqualTo("session=s-1 maxPlayers=4 properties=1");
        assertThat(kept.getCalls(1).getError()).isEqualTo("silent");
        assertThat(kept.getCalls(2).getArguments()).isEqualTo("terminationTime=1234");
        assertThat(kept.toString()).doesNotContain("secret");
    }

    @Test
    void ofAnAnswerWithPlayersOnlyTheirNumberIsKept() {
        DescribePlayerSessionsResponse players = DescribePlayerSessionsResponse.newBuilder()
                .addPlayerSessions(PlayerSession.newBuilder().setPlayerData("secret"))
                .build();
        GameCall call = new GameCall.Describe(DescribePlayerSessionsRequest.getDefaultInstance());

        calls.answered("proc-1", "r-1", call, reply(OK, players), BEGUN);

        assertThat(calls.after("proc-1", 0, 10).getCalls(0).getAnswer()).isEqualTo("OK, 1 player sessions");
    }

    @Test
    void onlyTheNewestHundredAreKeptAndTheOthersCounted() {
        for (int count = 1; count <= 130; count++) {
            calls.answered("proc-1", "r", counts(count), reply(OK, null), BEGUN);
        }

        RecordedCalls kept = calls.after("proc-1", 10, 1000);

        assertThat(kept.getMissed()).isEqualTo(20);
        assertThat(kept.getCallsList()).hasSize(100);
        assertThat(kept.getCalls(0).getNumber()).isEqualTo(31);
        assertThat(kept.getCalls(0).getArguments()).startsWith("currentCustomCount=31 ");
        assertThat(calls.last("proc-1")).isEqualTo(130);
    }

    @Test
    void onlyNewerOnesAreShownToAFollower() {
        calls.answered("proc-1", "r", counts(1), reply(OK, null), BEGUN);
        calls.answered("proc-1", "r", counts(2), reply(OK, null), BEGUN);

        assertThat(calls.after("proc-1", 1, 10).getCallsList())
                .extracting(RecordedCall::getNumber)
                .containsExactly(2L);
        assertThat(calls.after("proc-1", 2, 10).getCallsList()).isEmpty();
    }

    @Test
    void aNumberOfAnEarlierAgentShowsAllThereIs() {
        calls.answered("proc-1", "r", counts(1), reply(OK, null), BEGUN);

        assertThat(calls.after("proc-1", 77, 10).getCallsList()).hasSize(1);
        assertThat(calls.after("proc-1", 77, 10).getMissed()).isZero();
    }

    @Test
    void aLongRequestIsNotHeldOnTo() {
        GameCall call = new GameCall.Accept(AcceptPlayerSessionRequest.newBuilder()
                .setPlayerSessionId("x".repeat(5000))
                .build());

        calls.answered("proc-1", "r", call, reply(OK, null), BEGUN);

        assertThat(calls.after("proc-1", 0, 10).getCalls(0).getArguments()).isEqualTo("(too long to keep)");
    }

    @Test
    void aProcessThatNeverCalledHasNone() {
        assertThat(calls.after("proc-9", 0, 10).getCallsList()).isEmpty();
        assertThat(calls.last("proc-9")).isZero();
    }

    private static GameCall counts(int current) {
        return new GameCall.Custom(ReportCustomDataRequest.newBuilder()
                .setCurrentCustomCount(current)
                .setMaxCustomCount(10)
                .build());
    }

    private static AgentEffect.Reply reply(GseResponse response, @Nullable DescribePlayerSessionsResponse players) {
        return new AgentEffect.Reply(0, response, SdkErrors.RESPONSE, players);
    }
}
