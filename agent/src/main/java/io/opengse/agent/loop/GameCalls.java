package io.opengse.agent.loop;

import io.opengse.agent.process.Assignment;
import io.opengse.agent.process.CustomCounts;
import io.opengse.agent.process.Endpoint;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.process.Step;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.protocol.gse.DescribePlayerSessionsResponse;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Question;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The nine calls: facts of the process are applied and answered at once, questions about the session go to the server
 * and its answer is applied before the game hears it.
 */
final class GameCalls {
    private final LoopSettings settings;
    private final ProcessBook book;
    private final LaunchPlan plan;
    private final ProcessIds ids;
    private final Outbox out;

    GameCalls(LoopSettings settings, ProcessBook book, LaunchPlan plan, ProcessIds ids, Outbox out) {
        this.settings = settings;
        this.book = book;
        this.plan = plan;
        this.ids = ids;
        this.out = out;
    }

    void called(AgentEvent.Called event, Instant now) {
        GameProcess process = book.find(event.processId());
        if (process == null) {
            GseResponse gone = Answers.refused("UNKNOWN_PROCESS: process " + event.processId() + " has ended.");
            out.add(new AgentEffect.Reply(event.call(), gone, settings.sdkErrors(), null));
            return;
        }
        switch (event.request()) {
            case GameCall.OfProcess fact -> reply(event.call(), process, fact(process, fact, now));
            case GameCall.OfSession question -> asked(event, process, question);
        }
    }

    private GseResponse fact(GameProcess process, GameCall.OfProcess call, Instant now) {
        return switch (call) {
            case GameCall.Ready(var request) -> ready(process, request, now);
            case GameCall.Ending _ -> answer(book.apply(process, new ProcessEvent.EndingCalled(), now));
            case GameCall.Custom(var request) -> {
                String refusal = CallRules.refusal(request);
                CustomCounts counts = new CustomCounts(request.getCurrentCustomCount(), request.getMaxCustomCount());
                yield refusal == null
                        ? answer(book.apply(process, new ProcessEvent.CountsReported(counts), now))
                        : Answers.refused(refusal);
            }
        };
    }

    private GseResponse ready(GameProcess process, ProcessReadyRequest request, Instant now) {
        String refusal = CallRules.refusal(request);
        if (refusal != null) {
            return Answers.refused(refusal);
        }
        Endpoint known = process.state().announced();
        Endpoint endpoint =
                new Endpoint(request.getClientPort(), request.getGrpcPort(), request.getLogPathsToUploadList(), now);
        Step step = book.apply(process, new ProcessEvent.ReadyCalled(endpoint), now);
        boolean newPort = known == null || known.clientPort() != endpoint.clientPort();
        if (step instanceof Step.Moved && newPort) {
            book.compareClientPort(process, endpoint.clientPort(), now);
        }
        return answer(step);
    }

    private static GseResponse answer(Step step) {
        return switch (step) {
            case Step.Moved _, Step.Stayed _ -> Answers.OK;
            case Step.Refused(var why) -> Answers.refused(why);
        };
    }

    private void asked(AgentEvent.Called event, GameProcess process, GameCall.OfSession question) {
        String refusal = CallRules.refusal(process, question);
        if (refusal != null) {
            reply(event.call(), process, Answers.refused(refusal));
            return;
        }
        Assignment assignment = process.assignment();
        boolean over = assignment != null && assignment.status() == Assignment.Status.OVER;
        if (over && question instanceof GameCall.Terminate) {
            reply(event.call(), process, Answers.OK);
            return;
        }
        Question.Builder asking = Question.newBuilder()
                .setHostId(settings.hostId())
                .setProcessId(process.id())
                .setRequestId(event.requestId());
        question.ask(asking);
        if (asking.hasDescribe() && assignment != null) {
            // A process sees the players of its own session only.
            asking.getDescribeBuilder().setGameServerSessionId(assignment.sessionId());
        }
        out.add(new AgentEffect.Ask(event.call(), process.id(), question, asking.build()));
    }

    void answered(AgentEvent.Answered event, Instant now) {
        Answer answer = event.answer();
        GameProcess process = book.find(event.processId());
        if (answer == null) {
            String text =
                    "the GSE server did not answer (" + event.trouble() + "); nothing was changed here, try again.";
            reply(event.call(), process, Answers.failed(text));
            return;
        }
        boolean accepted = answer.getResponse().getStatus() == GseResponse.Status.OK;
        if (accepted && process != null) {
            apply(process, event.request(), now);
        }
        DescribePlayerSessionsResponse players = accepted ? answer.getPlayers() : null;
        out.add(new AgentEffect.Reply(event.call(), answer.getResponse(), errors(process), players));
    }

    private void apply(GameProcess process, GameCall.OfSession accepted, Instant now) {
        switch (accepted) {
            case GameCall.Activate activate ->
                book.apply(process, new ProcessEvent.Activated(activate.sessionId()), now);
            case GameCall.Terminate terminate ->
                book.apply(process, new ProcessEvent.SessionOver(terminate.sessionId()), now);
            case GameCall.Accept _, GameCall.Remove _, GameCall.Describe _, GameCall.UpdatePolicy _ -> {}
        }
    }

    /** Takes a process in that nobody launched; it is then as any other, but for signals. */
    void stranger(AgentEvent.StrangerReady event, Instant now) {
        String refusal = CallRules.refusal(event.request());
        if (refusal != null) {
            reply(event.call(), null, Answers.refused(refusal));
            return;
        }
        for (GameProcess known : book.all()) {
            if (event.os().equals(known.state().identity()) && !known.hasExited()) {
                reply(event.call(), known, ready(known, event.request(), now));
                return;
            }
        }
        GameProcess process = GameProcess.ordered(ids.next(), plan.strangers(), event.directory(), now);
        book.admit(process);
        book.apply(process, new ProcessEvent.Launched(event.os()), now);
        GameProcess launched = book.find(process.id());
        if (launched != null) {
            reply(event.call(), launched, ready(launched, event.request(), now));
        }
    }

    private void reply(long call, @Nullable GameProcess process, GseResponse response) {
        out.add(new AgentEffect.Reply(call, response, errors(process), null));
    }

    private SdkErrors errors(@Nullable GameProcess process) {
        return process == null
                ? settings.sdkErrors()
                : plan.sdkErrors(process.slot().fleetId(), settings.sdkErrors());
    }
}
