package io.opengse.agent.loop;

import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.RemovePlayerSessionRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.gse.UpdatePlayerSessionCreationPolicyRequest;
import io.opengse.protocol.link.Question;

/** The nine calls a game makes: three are facts of the process, six are questions about its session. */
public sealed interface GameCall {
    /** Answered by the agent itself, at once. */
    sealed interface OfProcess extends GameCall {}

    /** Decided by the server. */
    sealed interface OfSession extends GameCall {
        /** The session it is about, as the game wrote it. */
        String sessionId();

        /** Puts this call into a question to the server. */
        void ask(Question.Builder question);
    }

    /** Bytes on the wire, with fields that nobody knows. */
    default int size() {
        return switch (this) {
            case Ready(var request) -> request.getSerializedSize();
            case Ending _ -> 0;
            case Custom(var request) -> request.getSerializedSize();
            case Activate(var request) -> request.getSerializedSize();
            case Accept(var request) -> request.getSerializedSize();
            case Remove(var request) -> request.getSerializedSize();
            case Describe(var request) -> request.getSerializedSize();
            case UpdatePolicy(var request) -> request.getSerializedSize();
            case Terminate(var request) -> request.getSerializedSize();
        };
    }

    record Ready(ProcessReadyRequest request) implements OfProcess {}

    record Ending() implements OfProcess {}

    record Custom(ReportCustomDataRequest request) implements OfProcess {}

    record Activate(ActivateGameServerSessionRequest request) implements OfSession {
        @Override
        public String sessionId() {
            return request.getGameServerSessionId();
        }

        @Override
        public void ask(Question.Builder question) {
            question.setActivate(request);
        }
    }

    record Accept(AcceptPlayerSessionRequest request) implements OfSession {
        @Override
        public String sessionId() {
            return request.getGameServerSessionId();
        }

        @Override
        public void ask(Question.Builder question) {
            question.setAccept(request);
        }
    }

    record Remove(RemovePlayerSessionRequest request) implements OfSession {
        @Override
        public String sessionId() {
            return request.getGameServerSessionId();
        }

        @Override
        public void ask(Question.Builder question) {
            question.setRemove(request);
        }
    }

    record Describe(DescribePlayerSessionsRequest request) implements OfSession {
        @Override
        public String sessionId() {
            return request.getGameServerSessionId();
        }

        @Override
        public void ask(Question.Builder question) {
            question.setDescribe(request);
        }
    }

    record UpdatePolicy(UpdatePlayerSessionCreationPolicyRequest request) implements OfSession {
        @Override
        public String sessionId() {
            return request.getGameServerSessionId();
        }

        @Override
        public void ask(Question.Builder question) {
            question.setUpdatePolicy(request);
        }
    }

    record Terminate(TerminateGameServerSessionRequest request) implements OfSession {
        @Override
        public String sessionId() {
            return request.getGameServerSessionId();
        }

        @Override
        public void ask(Question.Builder question) {
            question.setTerminate(request);
        }
    }
}
