package io.opengse.agent.desk;

import io.opengse.agent.calls.CallLog;
import io.opengse.agent.calls.CallSpans;
import io.opengse.agent.calls.FollowedCall;
import io.opengse.agent.loop.AgentEffect;
import io.opengse.agent.loop.AgentEvent;
import io.opengse.agent.loop.Answers;
import io.opengse.agent.loop.GameCall;
import io.opengse.agent.os.Os;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.runtime.LoopRunner;
import io.opengse.agent.runtime.Standing;
import io.opengse.agent.sdk.Caller;
import io.opengse.agent.sdk.SdkCalls;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.agent.sdk.SdkRefusal;
import io.opengse.agent.sdk.SdkReply;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsResponse;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.RemovePlayerSessionRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.gse.UpdatePlayerSessionCreationPolicyRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers the nine calls: finds out who calls, hands the call to the loop, waits for its answer. The same request of the
 * same process gets the same answer again (decision D8).
 */
public final class SdkDesk implements SdkCalls {
    private static final int MOST_REMEMBERED = 4096;
    /** Longer requests are answered anew each time: all that are remembered must fit into a small heap. */
    private static final int LONGEST_REMEMBERED = 2048;

    /** Beyond the server's time, for the loop itself. */
    private static final Duration LOOP_PATIENCE = Duration.ofSeconds(5);

    private record Request(String processId, String requestId, GameCall call) {}

    private record Outcome(String processId, AgentEffect.Reply reply) {}

    private final LoopRunner runner;
    private final CallerCheck callers;
    private final Manners manners;
    private final CallLog calls;
    private final CallSpans spans;
    private final Map<Request, AgentEffect.Reply> answered = Recent.of(MOST_REMEMBERED);

    /**
     * How this agent treats callers.
     *
     * @param errors the style of refusals to callers of no fleet
     * @param answerWithin how long the server may take
     */
    public record Manners(SdkErrors errors, boolean adoptStrangers, Duration answerWithin) {}

    /** @param calls is told of every call of a process of ours */
    public SdkDesk(Os os, LoopRunner runner, Manners manners, CallLog calls, CallSpans spans) {
        this.runner = runner;
        this.callers = new CallerCheck(os, runner);
        this.manners = manners;
        this.calls = calls;
        this.spans = spans;
    }

    @Override
    public SdkReply ready(Caller caller, ProcessReadyRequest request) {
        return reply(caller, new GameCall.Ready(request));
    }

    @Override
    public SdkReply activate(Caller caller, ActivateGameServerSessionRequest request) {
        return reply(caller, new GameCall.Activate(request));
    }

    @Override
    public SdkReply accept(Caller caller, AcceptPlayerSessionRequest request) {
        return reply(caller, new GameCall.Accept(request));
    }

    @Override
    public SdkReply remove(Caller caller, RemovePlayerSessionRequest request) {
        return reply(caller, new GameCall.Remove(request));
    }

    @Override
    public DescribePlayerSessionsResponse describe(Caller caller, DescribePlayerSessionsRequest request)
            throws SdkRefusal {
        AgentEffect.Reply reply = answer(caller, new GameCall.Describe(request)).reply();
        DescribePlayerSessionsResponse players = reply.players();
        if (reply.response().getStatus() != GseResponse.Status.OK || players == null) {
            throw new SdkRefusal(reply.response());
        }
        return players;
    }

    @Override
    public SdkReply updatePolicy(Caller caller, UpdatePlayerSessionCreationPolicyRequest request) {
        return reply(caller, new GameCall.UpdatePolicy(request));
    }

    @Override
    public SdkReply terminate(Caller caller, TerminateGameServerSessionRequest request) {
        return reply(caller, new GameCall.Terminate(request));
    }

    @Override
    public SdkReply ending(Caller caller) {
        Outcome outcome = answer(caller, new GameCall.Ending());
        AgentEffect.Reply reply = outcome.reply();
        if (reply.response().getStatus() != GseResponse.Status.OK) {
            return SdkReply.of(reply.response(), reply.errors());
        }
        AgentEvent flushed = new AgentEvent.OfProcess(outcome.processId(), new ProcessEvent.EndingAnswered());
        return new SdkReply(reply.response(), reply.errors(), () -> runner.post(flushed));
    }

    @Override
    public SdkReply custom(Caller caller, ReportCustomDataRequest request) {
        return reply(caller, new GameCall.Custom(request));
    }

    @Override
    public boolean customAtOnce(Caller caller, ReportCustomDataRequest request, Consumer<SdkReply> answer) {
        return atOnce(caller, new GameCall.Custom(request), answer);
    }

    @Override
    public boolean activateAtOnce(Caller caller, ActivateGameServerSessionRequest request, Consumer<SdkReply> answer) {
        return atOnce(caller, new GameCall.Activate(request), answer);
    }

    @Override
    public boolean acceptAtOnce(Caller caller, AcceptPlayerSessionRequest request, Consumer<SdkReply> answer) {
        return atOnce(caller, new GameCall.Accept(request), answer);
    }

    private boolean atOnce(Caller caller, GameCall call, Consumer<SdkReply> answer) {
        Standing.Known known = callers.regular(caller);
        if (known == null) {
            return false;
        }
        Instant begun = calls.begin();
        String processId = known.processId();
        FollowedCall followed = spans.called(processId, caller.requestId(), caller.traceparent(), call);
        Consumer<AgentEffect.Reply> answered = reply -> {
            try (followed) {
                followed.answered(processId, caller.requestId(), reply.response());
                calls.answered(processId, caller.requestId(), call, reply, begun);
            }
            answer.accept(SdkReply.of(reply.response(), reply.errors()));
        };
        Request asked = new Request(processId, caller.requestId(), call);
        AgentEffect.Reply before = this.answered.get(asked);
        if (before != null) {
            answered.accept(before);
        } else {
            runner.call(
                    processId,
                    caller.requestId(),
                    call,
                    reply -> answered.accept(outcome(asked, reply).reply()));
        }
        return true;
    }

    private SdkReply reply(Caller caller, GameCall call) {
        AgentEffect.Reply reply = answer(caller, call).reply();
        return SdkReply.of(reply.response(), reply.errors());
    }

    private Outcome answer(Caller caller, GameCall call) {
        try {
            return switch (callers.check(caller)) {
                case CallerCheck.Verdict.Ours(var processId) -> ours(processId, caller, call);
                case CallerCheck.Verdict.Stranger stranger -> stranger(stranger, caller, call);
                case CallerCheck.Verdict.Refused(var why) -> outcome("", Answers.refused(why));
            };
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return outcome("", Answers.failed("the agent stops; try again."));
        }
    }

    private Outcome ours(String processId, Caller caller, GameCall call) throws InterruptedException {
        Instant begun = calls.begin();
        try (FollowedCall followed = spans.called(processId, caller.requestId(), caller.traceparent(), call)) {
            Outcome outcome = decided(processId, caller, call);
            followed.answered(processId, caller.requestId(), outcome.reply().response());
            calls.answered(processId, caller.requestId(), call, outcome.reply(), begun);
            return outcome;
        }
    }

    private Outcome decided(String processId, Caller caller, GameCall call) throws InterruptedException {
        Request request = new Request(processId, caller.requestId(), call);
        AgentEffect.Reply before = answered.get(request);
        if (before != null) {
            return new Outcome(processId, before);
        }
        return outcome(request, runner.call(processId, caller.requestId(), call, patience()));
    }

    private Outcome outcome(Request request, AgentEffect.@Nullable Reply reply) {
        if (reply == null) {
            return late(request.processId());
        }
        // A question about players is asked anew each time, and what failed here may succeed when it is repeated.
        boolean lasting = reply.response().getStatus() != GseResponse.Status.ERROR_500
                && !(request.call() instanceof GameCall.Describe)
                && request.call().size() + request.requestId().length() <= LONGEST_REMEMBERED;
        if (lasting) {
            answered.put(request, reply);
        }
        return new Outcome(request.processId(), reply);
    }

    private Outcome stranger(CallerCheck.Verdict.Stranger stranger, Caller caller, GameCall call)
            throws InterruptedException {
        if (!manners.adoptStrangers()) {
            return outcome("", Answers.refused(CallerCheck.unknown(caller, "this agent did not launch that process")));
        }
        if (!(call instanceof GameCall.Ready(var request))) {
            return outcome("", Answers.refused("PROCESS_NOT_READY: call ProcessReady first."));
        }
        String directory = WorkingDirectory.of(stranger.os());
        Instant begun = calls.begin();
        AgentEffect.Reply reply = runner.stranger(stranger.os(), directory, request, patience());
        if (reply == null) {
            return late("");
        }
        if (reply.response().getStatus() == GseResponse.Status.OK) {
            // The answer comes a moment before the loop has told how things stand now.
            runner.await(standing -> named(standing, stranger.os()) != null, LOOP_PATIENCE);
            String processId = named(runner.standing(), stranger.os());
            if (processId != null) {
                calls.answered(processId, caller.requestId(), call, reply, begun);
            }
        }
        return new Outcome("", reply);
    }

    private static @Nullable String named(Standing standing, ProcessIdentity os) {
        return standing.known().stream()
                .filter(known -> known.os().equals(os))
                .map(Standing.Known::processId)
                .findFirst()
                .orElse(null);
    }

    private Duration patience() {
        return manners.answerWithin().plus(LOOP_PATIENCE);
    }

    private Outcome late(String processId) {
        return outcome(processId, Answers.failed("the agent is overloaded and did not answer in time; try again."));
    }

    private Outcome outcome(String processId, GseResponse response) {
        return new Outcome(processId, new AgentEffect.Reply(0, response, manners.errors(), null));
    }
}
