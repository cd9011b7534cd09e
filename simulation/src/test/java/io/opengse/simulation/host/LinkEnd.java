package io.opengse.simulation.host;

import io.opengse.agent.loop.AgentEvent;
import io.opengse.engine.host.HostTraits;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.Report;
import io.opengse.simulation.network.Line;
import io.opengse.simulation.network.Post.Letter;
import io.opengse.simulation.network.Words;
import io.opengse.simulation.server.HostStream;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent's end of the link, as LinkClient and LinkStream behave: one stream at a time, back-off, few tries to ask.
 */
final class LinkEnd {
    private static final int ASK_TRIES = 3;
    private static final Duration WELCOME = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int FIRST_WAIT = 200;
    private static final int LONGEST_WAIT = 5000;

    private final World world;
    private final Host host;
    private final AgentRun agent;
    private final HostTraits traits;
    private @Nullable Stream current;
    private int failures;

    LinkEnd(World world, Host host, AgentRun agent) {
        this.world = world;
        this.host = host;
        this.agent = agent;
        this.traits = world.labels().of(host);
    }

    boolean welcome() {
        Stream stream = current;
        return stream != null && stream.welcome;
    }

    void open() {
        connect();
    }

    private void connect() {
        if (agent.dead()) {
            return;
        }
        Optional<HostStream> accepted =
                host.cutOff() ? Optional.empty() : world.server().accept(host.name());
        if (accepted.isEmpty()) {
            connectLater();
            return;
        }
        Stream stream = new Stream();
        Line line = new Line(world, host.name(), stream, accepted.get());
        stream.line = line;
        accepted.get().attach(line, agent);
        current = stream;
        line.send(FromAgent.newBuilder().setHello(hello()).build());
        world.agenda().after(WELCOME, host, "should have been welcome by now", () -> {
            if (current == stream && !stream.welcome) {
                line.closeByAgent("no Welcome came");
                stream.ended("no Welcome came");
            }
        });
    }

    private Hello hello() {
        return Hello.newBuilder()
                .setHostId(host.name())
                .setAgentVersion("simulated")
                .setRegion(traits.region())
                .setInstanceType(traits.instanceType())
                .putAllLabels(traits.labels())
                .setAddress(host.address())
                .build();
    }

    private void connectLater() {
        int whole = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(failures, 5));
        failures++;
        Duration wait = world.chances().millis(whole / 2, whole);
        world.agenda().after(wait, host, "connects again", this::connect);
    }

    void report(Report report) {
        Stream stream = current;
        if (stream != null && stream.welcome && stream.line != null) {
            stream.line.send(FromAgent.newBuilder().setReport(report).build());
        }
    }

    /** @param done told the answer, or null and why there is none; once */
    void ask(Question question, BiConsumer<@Nullable Answer, String> done) {
        Asking asking = new Asking(question, done);
        world.agenda()
                .after(
                        ANSWER,
                        host,
                        "has waited long enough for an answer",
                        () -> asking.settle(null, "no answer within " + ANSWER));
        asking.attempt();
    }

    /** Nothing on its way gets through; both sides will notice. */
    void breakDown() {
        Stream stream = current;
        if (stream != null && stream.line != null) {
            stream.line.breakDown();
        }
    }

    void closeByKernel() {
        Stream stream = current;
        current = null;
        if (stream != null && stream.line != null) {
            stream.line.closeByAgent("the agent is gone");
        }
    }

    private final class Asking {
        private final Question question;
        private final BiConsumer<@Nullable Answer, String> done;
        private int attempts;
        private boolean settled;

        Asking(Question question, BiConsumer<@Nullable Answer, String> done) {
            this.question = question;
            this.done = done;
        }

        void attempt() {
            attempts++;
            Letter letter = new Letter(host, new Words("asks", question), host.cutOff());
            world.post().call(letter, () -> world.server().answer(question), this::answered, this::failed);
        }

        private void answered(Answer answer) {
            settle(answer, "");
        }

        private void failed(String why) {
            if (!settled && attempts < ASK_TRIES) {
                attempt();
            } else {
                settle(null, why);
            }
        }

        private void settle(@Nullable Answer answer, String why) {
            if (!settled) {
                settled = true;
                done.accept(answer, why);
            }
        }
    }

    private final class Stream implements Line.AgentSide {
        private @Nullable Line line;
        private boolean welcome;

        @Override
        public void heard(FromServer message) {
            if (current != this || (!welcome && !message.hasWelcome())) {
                return;
            }
            switch (message.getKindCase()) {
                case WELCOME -> {
                    welcome = true;
                    failures = 0;
                    agent.post(new AgentEvent.LinkUp(message.getWelcome().getLastReport()));
                }
                case DESIRED -> {
                    world.witness().desired(host, message.getDesired());
                    agent.post(new AgentEvent.DesiredArrived(message.getDesired()));
                }
                case START_SESSION -> agent.post(new AgentEvent.StartArrived(message.getStartSession()));
                case END_PROCESS -> agent.post(new AgentEvent.EndArrived(message.getEndProcess()));
                case REPORT_ACK -> {
                    long number = message.getReportAck().getNumber();
                    world.witness().acknowledged(host, number, agent);
                    agent.post(new AgentEvent.ReportAcknowledged(number));
                }
                case KIND_NOT_SET -> throw new IllegalStateException("servers here are not of another version");
            }
        }

        @Override
        public void ended(String why) {
            if (current != this) {
                return;
            }
            current = null;
            if (welcome) {
                agent.post(new AgentEvent.LinkDown());
            }
            connectLater();
        }
    }
}
