package io.opengse.server.link;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.LogPart;
import io.opengse.protocol.link.PackageRequest;
import io.opengse.protocol.link.Question;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whom messages of agents speak for.
 *
 * @param homes on which host a process runs, if it is known
 */
record Speakers(Function<ProcessId, Optional<HostId>> homes) {
    /** Why this host may not say it; empty when it may. */
    Optional<String> lie(Object message, HostId host) {
        return switch (message) {
            case FromAgent said when said.hasHello() -> other(said.getHello().getHostId(), host);
            case Question question ->
                other(question.getHostId(), host).or(() -> stranger(question.getProcessId(), host));
            case LogPart part when part.hasHeader() -> other(part.getHeader().getHostId(), host);
            case PackageRequest request -> other(request.getHostId(), host);
            case Delivery delivery -> other(delivery.getHostId(), host);
            default -> Optional.empty(); // it names nobody
        };
    }

    private static Optional<String> other(String claimed, HostId host) {
        return claimed.equals(host.value())
                ? Optional.empty()
                : Optional.of("this agent says it is host \"" + claimed + "\", but its certificate is that of host \""
                        + host + "\": take --set host-id away, or join again as " + claimed + " with a new token");
    }

    private Optional<String> stranger(String process, HostId host) {
        return homes.apply(new ProcessId(process))
                .filter(home -> !home.equals(host))
                .map(home -> "process " + process + " runs on host " + home + ", not on " + host);
    }
}
