package io.opengse.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndProcess;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.LogHeader;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.Report;
import io.opengse.protocol.link.StartSession;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class LinkClientTest {
    private static final Hello HELLO = Hello.newBuilder().setHostId("host-1").build();
    private static final Question QUESTION =
            Question.newBuilder().setProcessId("proc-1").setRequestId("r1").build();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ScriptedServer scripted = new ScriptedServer();
    private final Heard heard = new Heard();
    private String name = "";
    private Server server;
    private ManagedChannel channel;
    private LinkClient link;

    @BeforeEach
    void connect(TestInfo test) throws IOException {
        name = test.getDisplayName();
        server = scripted.start(name);
        channel = InProcessChannelBuilder.forName(name).build();
        link = new LinkClient(channel, "secret", HELLO, timer, new Random(1));
    }

    @AfterEach
    void disconnect() {
        link.close();
        channel.shutdownNow();
        server.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void helloIsTheFirstWordAndCarriesTheToken() {
        link.open(heard);

        await().until(() -> heard.words.contains("up 5"));
        assertThat(scripted.heard).first().extracting(FromAgent::getHello).isEqualTo(HELLO);
        assertThat(scripted.authorizations).containsOnly("Bearer secret");
    }

    @Test
    void ordersAreHandedOnInTheirOrder() {
        link.open(heard);
        await().until(() -> heard.words.contains("up 5"));

        say(FromServer.newBuilder().setDesired(Desired.newBuilder().setNumber(1)));
        say(FromServer.newBuilder().setStartSession(StartSession.newBuilder().setProcessId("a")));
        say(FromServer.newBuilder().setEndProcess(EndProcess.newBuilder().setProcessId("b")));

        await().until(() -> heard.words.size() == 4);
        assertThat(heard.words).containsExactly("up 5", "desired 1", "start a", "end b");
    }

    @Test
    void aReportIsAcknowledged() {
        link.open(heard);
        await().until(() -> heard.words.contains("up 5"));

        link.report(Report.newBuilder().setNumber(6).build());

        await().until(() -> heard.words.contains("acknowledged 6"));
    }

    @Test
    void aReportBeforeTheLinkIsUpIsNotSent() {
        scripted.silent = true;
        link.open(heard);
        await().until(() -> !scripted.heard.isEmpty());

        link.report(Report.newBuilder().setNumber(6).build());
        say(FromServer.newBuilder().setDesired(Desired.newBuilder().setNumber(1)));

        assertThat(scripted.heard).noneMatch(FromAgent::hasReport);
        assertThat(heard.words).isEmpty();
    }

    @Test
    void aBrokenStreamIsReplaced() {
        link.open(heard);
        await().until(() -> heard.words.contains("up 5"));

        scripted.streams.getFirst().onError(Status.UNAVAILABLE.asRuntimeException());

        await().until(() -> heard.words.size() == 3);
        assertThat(heard.words).containsExactly("up 5", "down", "up 5");
        assertThat(scripted.streams).hasSize(2);
    }

    @Test
    void aServerThatComesLaterIsFound() throws IOException {
        server.shutdownNow();
        await().until(server::isTerminated);
        link.open(heard);
        server = scripted.start(name);

        await().until(() -> heard.words.contains("up 5"));
    }

    @Test
    void noStreamIsOpenedAfterClose() {
        link.open(heard);
        await().until(() -> heard.words.contains("up 5"));

        link.close();
        link.report(Report.newBuilder().setNumber(6).build());

        assertThat(scripted.streams).hasSize(1);
        assertThat(scripted.heard).noneMatch(FromAgent::hasReport);
    }

    @Test
    void aQuestionIsAskedAgainWhenTheConnectionBreaks() throws ServerAway {
        scripted.failuresLeft = 2;

        link.ask(QUESTION, Duration.ofSeconds(20));

        assertThat(scripted.questions).containsExactly(QUESTION, QUESTION, QUESTION);
    }

    @Test
    void aConnectionThatEndsAsACallBeginsIsNoRefusal() {
        Status closed = Status.UNKNOWN.withDescription("channel closed").withCause(new ClosedChannelException());

        assertThat(LinkClient.broke(closed.asRuntimeException())).isTrue();
        assertThat(LinkClient.broke(Status.UNAVAILABLE.asRuntimeException())).isTrue();
        assertThat(LinkClient.broke(Status.UNKNOWN.asRuntimeException())).isFalse();
        assertThat(LinkClient.broke(Status.DEADLINE_EXCEEDED.asRuntimeException()))
                .isFalse();
    }

    @Test
    void aServerThatDoesNotAnswerInTimeIsAway() {
        scripted.silent = true;

        assertThatThrownBy(() -> link.ask(QUESTION, Duration.ofMillis(50)))
                .isInstanceOf(ServerAway.class)
                .hasMessage("the server did not answer in time");
    }

    @Test
    void aZipArrivesWholeWithItsSizeAndChecksum(@TempDir Path directory) throws Exception {
        byte[] content = new byte[300_000];
        new Random(5).nextBytes(content);
        Path zip = Files.write(directory.resolve("logs.zip"), content);

        link.upload(LogHeader.newBuilder().setSessionId("session-1").build(), zip);

        assertThat(scripted.uploaded.toByteArray()).isEqualTo(content);
        LogHeader header = scripted.parts.getFirst().getHeader();
        assertThat(header.getSessionId()).isEqualTo("session-1");
        assertThat(header.getSizeBytes()).isEqualTo(content.length);
        assertThat(header.getSha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        assertThat(scripted.parts)
                .hasSize(5)
                .allSatisfy(part -> assertThat(part.getContent().size()).isLessThanOrEqualTo(64 << 10));
    }

    @Test
    void aRefusedUploadIsToldFromOneThatFailed(@TempDir Path directory) throws IOException {
        Path zip = Files.write(directory.resolve("logs.zip"), new byte[10]);
        scripted.uploadRefusal = Status.NOT_FOUND.withDescription("there is no session to keep logs of");
        assertThatThrownBy(() -> link.upload(LogHeader.getDefaultInstance(), zip))
                .isInstanceOf(UploadRefused.class)
                .hasMessageContaining("there is no session to keep logs of");

        scripted.uploadRefusal = Status.UNAVAILABLE;
        assertThatThrownBy(() -> link.upload(LogHeader.getDefaultInstance(), zip))
                .isInstanceOf(ServerAway.class);
    }

    @Test
    void anErrandIsHandedOnAndItsDeliveryBrought() throws Exception {
        link.open(heard);
        await().until(() -> heard.words.contains("up 5"));

        say(FromServer.newBuilder().setErrand(Errand.newBuilder().setNumber(3)));
        await().until(() -> heard.words.contains("errand 3"));
        link.deliver(Delivery.newBuilder().setNumber(3).build());

        assertThat(scripted.deliveries)
                .containsExactly(Delivery.newBuilder().setNumber(3).build());
    }

    @Test
    void whoStaysAwayAnswersNothingAndComesBack() {
        link.open(heard);
        await().until(() -> heard.words.contains("up 5"));

        link.stayAway(Duration.ofMinutes(10));

        assertThat(heard.words).containsExactly("up 5", "down");
        assertThatThrownBy(() -> link.ask(QUESTION, Duration.ofSeconds(30)))
                .isInstanceOf(ServerAway.class)
                .hasMessageContaining("gse dev drop-link");
        assertThat(scripted.questions).isEmpty();
    }

    @Test
    void whoWasAwayConnectsAgain() {
        link.open(heard);
        await().until(() -> heard.words.contains("up 5"));

        link.stayAway(Duration.ofMillis(1));

        await().until(() -> heard.words.size() == 3);
        assertThat(heard.words).containsExactly("up 5", "down", "up 5");
    }

    private void say(FromServer.Builder message) {
        scripted.streams.getLast().onNext(message.build());
    }

    private static final class Heard implements ControlPlane.Listener {
        final List<String> words = new CopyOnWriteArrayList<>();

        @Override
        public void up(long lastReport) {
            words.add("up " + lastReport);
        }

        @Override
        public void down(String why) {
            words.add("down");
        }

        @Override
        public void desired(Desired desired) {
            words.add("desired " + desired.getNumber());
        }

        @Override
        public void start(StartSession order) {
            words.add("start " + order.getProcessId());
        }

        @Override
        public void end(EndProcess order) {
            words.add("end " + order.getProcessId());
        }

        @Override
        public void errand(Errand errand) {
            words.add("errand " + errand.getNumber());
        }

        @Override
        public void acknowledged(long report) {
            words.add("acknowledged " + report);
        }
    }
}
