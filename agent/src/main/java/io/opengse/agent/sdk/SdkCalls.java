package io.opengse.agent.sdk;

import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsResponse;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.RemovePlayerSessionRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.gse.UpdatePlayerSessionCreationPolicyRequest;
import java.util.function.Consumer;

/**
 * The nine calls, answered. Each method may block (it runs on a virtual thread of its own) but answers within a
 * deadline; it never throws for a caller's mistake, that is an ERROR_400 in the reply.
 */
public interface SdkCalls {
    SdkReply ready(Caller caller, ProcessReadyRequest request);

    SdkReply activate(Caller caller, ActivateGameServerSessionRequest request);

    SdkReply accept(Caller caller, AcceptPlayerSessionRequest request);

    SdkReply remove(Caller caller, RemovePlayerSessionRequest request);

    /** @throws SdkRefusal because its answer has no GseResponse */
    DescribePlayerSessionsResponse describe(Caller caller, DescribePlayerSessionsRequest request) throws SdkRefusal;

    SdkReply updatePolicy(Caller caller, UpdatePlayerSessionCreationPolicyRequest request);

    SdkReply terminate(Caller caller, TerminateGameServerSessionRequest request);

    SdkReply ending(Caller caller);

    SdkReply custom(Caller caller, ReportCustomDataRequest request);

    /**
     * The same without blocking, for a call that is made all the time or that players wait for.
     *
     * @param answer gets the reply, on any thread; must neither block nor throw
     * @return false when finding out who calls would block: nothing has been done then, and {@link #custom} is to be asked
     */
    boolean customAtOnce(Caller caller, ReportCustomDataRequest request, Consumer<SdkReply> answer);

    /** As {@link #customAtOnce}, for {@link #activate}. */
    boolean activateAtOnce(Caller caller, ActivateGameServerSessionRequest request, Consumer<SdkReply> answer);

    /** As {@link #customAtOnce}, for {@link #accept}. */
    boolean acceptAtOnce(Caller caller, AcceptPlayerSessionRequest request, Consumer<SdkReply> answer);
}
