package io.opengse.server.link;

import io.opengse.engine.Engine;
import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.HostReport;
import io.opengse.engine.host.Hosts;
import io.opengse.engine.host.Orders;
import io.opengse.engine.host.Welcome;
import io.opengse.engine.id.HostId;
import io.opengse.engine.instance.DesiredInstance;
import io.opengse.engine.instance.Instances;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.Report;
import io.opengse.tracing.Traces;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Lets the simulation use the real words of the link: what a stream sends and does not send again, how a report is
 * read, how a question is answered. Only the threads and the sockets around them are left out.
 */
public final class LinkDoor {
    private static final int ANSWERS_REMEMBERED = 8192;

    private final Questions questions;
    private final RecentAnswers recent;

    /** One per life of a server. */
    public LinkDoor(Engine engine, InstantSource clock) {
        this.questions = new Questions(engine);
        this.recent = new RecentAnswers(clock, ANSWERS_REMEMBERED);
    }

    /** As AgentLinkService does. */
    public Answer answer(Question question) {
        return question.hasDescribe() ? questions.answer(question) : recent.to(question, questions::answer);
    }

    public static FromServer welcome(Welcome welcome) {
        return WireOrders.welcome(welcome, "simulated", "");
    }

    public static FromServer acknowledgement(long report) {
        return WireOrders.acknowledgement(report);
    }

    public static Arrival arrival(Hello hello) {
        return WireReports.arrival(hello);
    }

    public static HostReport report(HostId host, Report report) {
        return WireReports.report(host, report);
    }

    /** What one stream has sent, as the writer of an AgentStream uses it. */
    public static final class Sending {
        private final SentOrders sent;
        private final Hosts hosts;
        private final Instances instances;
        private final HostId host;

        public Sending(Engine engine, HostId host, LongSupplier desiredNumbers) {
            this.hosts = engine.hosts();
            this.instances = engine.instances();
            this.host = host;
            this.sent = new SentOrders(desiredNumbers, new LinkSpans(Traces.NONE, engine));
        }

        /** As Pulse asks it of an AgentStream. */
        public boolean isBehind(Orders standing, List<DesiredInstance> desired) {
            return !sent.showed(standing, desired);
        }

        /** The same order as AgentStream.sendOrders. */
        public List<FromServer> orders() {
            var orders = hosts.orders(host);
            List<FromServer> starts = sent.newStarts(orders.starts());
            List<FromServer> ends = sent.newEnds(orders.ends());
            List<FromServer> all = new ArrayList<>(starts);
            if (starts.isEmpty() || !ends.isEmpty()) {
                all.addAll(desired());
            }
            all.addAll(ends);
            return all;
        }

        public List<FromServer> desired() {
            return sent.newDesired(instances.desired(host));
        }
    }
}
