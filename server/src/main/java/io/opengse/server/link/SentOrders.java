package io.opengse.server.link;

import io.opengse.engine.host.Orders;
import io.opengse.engine.host.StartOrder;
import io.opengse.engine.instance.DesiredInstance;
import io.opengse.engine.process.Condemnation;
import io.opengse.protocol.link.FromServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * What one stream has already sent, compared with what stands now. Only the stream's writer uses it, but for a look from
 * outside. Soft state: a new stream begins with an empty one and sends everything that stands again, which an agent takes
 * without harm.
 */
final class SentOrders {
    private final LongSupplier desiredNumbers;
    private final LinkSpans spans;
    private volatile Set<Start> starts = Set.of();
    private volatile Set<Condemnation> ends = Set.of();
    private volatile Optional<List<DesiredInstance>> desired = Optional.empty();

    private record Start(String process, long assignment) {
        static Start of(StartOrder order) {
            return new Start(order.process().value(), order.assignment());
        }
    }

    /** @param desiredNumbers gives the number of the next Desired */
    SentOrders(LongSupplier desiredNumbers, LinkSpans spans) {
        this.desiredNumbers = desiredNumbers;
        this.spans = spans;
    }

    /** Whether nothing else stands than what was looked at last. To be asked by anybody. */
    boolean showed(Orders standing, List<DesiredInstance> standingDesired) {
        return desired.filter(standingDesired::equals).isPresent()
                && starts.equals(standing.starts().stream().map(Start::of).collect(Collectors.toSet()))
                && ends.equals(Set.copyOf(standing.ends()));
    }

    List<FromServer> newStarts(List<StartOrder> standing) {
        List<FromServer> news = new ArrayList<>();
        Set<Start> now = new HashSet<>();
        for (StartOrder order : standing) {
            Start start = Start.of(order);
            now.add(start);
            if (!starts.contains(start)) {
                news.add(WireOrders.start(order, spans.order(order)));
            }
        }
        starts = now;
        return news;
    }

    /** A condemnation whose deadline was changed counts as new. */
    List<FromServer> newEnds(List<Condemnation> standing) {
        List<FromServer> news = new ArrayList<>();
        for (Condemnation end : standing) {
            if (!ends.contains(end)) {
                news.add(WireOrders.end(end));
            }
        }
        ends = Set.copyOf(standing);
        return news;
    }

    /** One message, or none when it is what was sent last. */
    List<FromServer> newDesired(List<DesiredInstance> standing) {
        if (desired.isPresent() && desired.get().equals(standing)) {
            return List.of();
        }
        desired = Optional.of(List.copyOf(standing));
        return List.of(WireOrders.desired(desiredNumbers.getAsLong(), standing));
    }
}
