package io.opengse.agent.runtime;

import io.opengse.agent.calls.CallSpans;
import io.opengse.agent.link.ControlPlane;
import io.opengse.agent.loop.AgentEvent;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndProcess;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.StartSession;
import java.util.function.Consumer;

/** Hands what the server says to the loop, and its errands to whoever does them. */
public record LinkEvents(Consumer<AgentEvent> loop, Consumer<Errand> errands, CallSpans spans)
        implements ControlPlane.Listener {
    @Override
    public void up(long lastReport) {
        loop.accept(new AgentEvent.LinkUp(lastReport));
    }

    @Override
    public void down(String why) {
        loop.accept(new AgentEvent.LinkDown());
    }

    @Override
    public void desired(Desired desired) {
        loop.accept(new AgentEvent.DesiredArrived(desired));
    }

    @Override
    public void start(StartSession order) {
        spans.ordered(order);
        loop.accept(new AgentEvent.StartArrived(order));
    }

    @Override
    public void end(EndProcess order) {
        loop.accept(new AgentEvent.EndArrived(order));
    }

    @Override
    public void errand(Errand errand) {
        errands.accept(errand);
    }

    @Override
    public void acknowledged(long report) {
        loop.accept(new AgentEvent.ReportAcknowledged(report));
    }
}
