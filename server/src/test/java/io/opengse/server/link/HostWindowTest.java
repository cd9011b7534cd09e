package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.problem.Refused;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.FileList;
import io.opengse.protocol.link.FileText;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.LogFile;
import io.opengse.protocol.link.OutputText;
import io.opengse.protocol.link.RecordedCall;
import io.opengse.protocol.link.RecordedCalls;
import io.opengse.server.live.Live;
import io.opengse.server.live.LogFiles;
import io.opengse.server.live.Output;
import io.opengse.server.live.OutputWish;
import io.opengse.server.live.SdkCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostWindowTest {
    private static final ProcessId PROCESS = new ProcessId("proc-1");
    private static final HostId HOST = new HostId("host-1");

    private LinkWorld world;
    private Live live;
    private FakeAgent agent;
    private FakeAgent.Stream stream;

    @BeforeEach
    void connect(@TempDir Path directory) throws IOException {
        world = new LinkWorld(directory);
        live = world.live(true);
        Fleet fleet = world.aFleet();
        agent = world.agent();
        stream = agent.connect("host-1");
        stream.next(FromServer.KindCase.WELCOME);
        stream.settled(1, LinkWorld.aReadyProcess(fleet, "proc-1"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void outputIsAskedOfTheHostAndHandedOn() {
        CompletableFuture<Output> output =
                asked(() -> live.processes().output(PROCESS, OutputWish.following(40), Duration.ofSeconds(3)));

        Errand errand = errand();
        assertThat(errand.getProcessId()).isEqualTo("proc-1");
        assertThat(errand.getWaitMillis()).isEqualTo(3000);
        assertThat(errand.getReadOutput().getFrom()).isEqualTo(40);
        assertThat(errand.getReadOutput().getMaySkip()).isTrue();
        agent.deliver(to(errand)
                .setOutput(OutputText.newBuilder()
                        .setFrom(50)
                        .setContent(ByteString.copyFromUtf8("hello\n"))
                        .setNext(56)
                        .setLost(10)));
        assertThat(got(output)).isEqualTo(new Output(50, "hello\n", 56, 10, 0));
    }

    @Test
    void callsAreHandedOn() {
        CompletableFuture<SdkCalls> calls = asked(() -> live.processes().calls(PROCESS, 7, Duration.ZERO));

        Errand errand = errand();
        assertThat(errand.getReadCalls().getAfter()).isEqualTo(7);
        agent.deliver(to(errand)
                .setCalls(RecordedCalls.newBuilder()
                        .setMissed(2)
                        .addCalls(RecordedCall.newBuilder()
                                .setNumber(10)
                                .setAtMillis(5)
                                .setMethod("ProcessReady")
                                .setAnswer("OK")
                                .setMicros(250))));
        assertThat(got(calls).missed()).isEqualTo(2);
        assertThat(got(calls).calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("ProcessReady");
            assertThat(call.at()).isEqualTo(Instant.ofEpochMilli(5));
            assertThat(call.took()).isEqualTo(Duration.ofNanos(250_000));
        });
    }

    @Test
    void filesAreHandedOn() {
        CompletableFuture<LogFiles> files = asked(() -> live.processes().files(PROCESS));
        agent.deliver(to(errand())
                .setFiles(FileList.newBuilder()
                        .addFiles(LogFile.newBuilder().setName("a.log").setSizeBytes(3))
                        .addLeftOut("b.log: is not there")));

        assertThat(got(files).files()).containsExactly(new LogFiles.LogFile("a.log", 3, Instant.EPOCH));
        assertThat(got(files).leftOut()).containsExactly("b.log: is not there");

        var piece = asked(() -> live.processes().file(PROCESS, "a.log", 1));
        Errand errand = errand();
        assertThat(errand.getReadFile().getName()).isEqualTo("a.log");
        agent.deliver(to(errand)
                .setFile(FileText.newBuilder()
                        .setContent(ByteString.copyFromUtf8("bc"))
                        .setSizeBytes(3)));
        assertThat(got(piece).content()).asString().isEqualTo("bc");
    }

    @Test
    void aRefusalOfTheAgentIsToldWithItsHost() {
        CompletableFuture<LogFiles> files = asked(() -> live.processes().files(PROCESS));
        agent.deliver(to(errand()).setRefusal("process proc-1 has ended"));

        assertThatThrownBy(files::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Refused.class)
                .hasMessageContaining("process proc-1 has ended (host host-1)");
    }

    @Test
    void aDeliveryOfAnotherHostIsNotTaken() {
        CompletableFuture<LogFiles> files = asked(() -> live.processes().files(PROCESS));
        Errand errand = errand();

        agent.deliver(to(errand).setHostId("host-2").setRefusal("wrong"));
        agent.deliver(to(errand).setFiles(FileList.getDefaultInstance()));

        assertThat(got(files).files()).isEmpty();
    }

    @Test
    void anUnknownProcessIsNotFound() {
        ProcessId unknown = new ProcessId("proc-9");

        assertThatThrownBy(() -> live.processes().files(unknown)).hasMessageContaining("proc-9 does not exist");
    }

    @Test
    void aHostThatIsAwayIsSaidSo() {
        stream.close();
        stream.end();

        assertThatThrownBy(() -> live.processes().files(PROCESS))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("host host-1 is not connected");
    }

    @Test
    void aTrialIsSentAndLeavesAnEvent() {
        CompletableFuture<Boolean> killed = asked(() -> {
            live.trials().kill(PROCESS, "ada");
            return true;
        });
        Errand errand = errand();
        assertThat(errand.hasKillGame()).isTrue();
        agent.deliver(to(errand));
        assertThat(got(killed)).isTrue();

        CompletableFuture<Boolean> dropped = asked(() -> {
            live.trials().dropLink(HOST, Duration.ofSeconds(9), "ada");
            return true;
        });
        Errand drop = errand();
        assertThat(drop.getDropLink().getMillis()).isEqualTo(9000);
        agent.deliver(to(drop));
        assertThat(got(dropped)).isTrue();

        assertThat(trials())
                .extracting(Event::message)
                .containsExactly(
                        "trial: the link of host host-1 is dropped on purpose for 9 s",
                        "trial of process proc-1: it was killed on purpose");
        assertThat(trials()).extracting(Event::actor).containsOnly("ada");
    }

    @Test
    void aProcessIsToldToEndByTheEngineItself() {
        assertThat(live.trials().endWithin(PROCESS, Duration.ofSeconds(30), "ada"))
                .isTrue();

        assertThat(stream.next(FromServer.KindCase.END_PROCESS).getEndProcess().getProcessId())
                .isEqualTo("proc-1");
        assertThat(trials())
                .singleElement()
                .extracting(Event::message)
                .isEqualTo("trial of process proc-1: it is told to end within 30 s");
    }

    @Test
    void inEarnestNothingIsTriedOut() {
        Live earnest = world.live(false);

        assertThatThrownBy(() -> earnest.trials().failHealthChecks(PROCESS, 1, "ada"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("serves in earnest");
        assertThatThrownBy(() -> earnest.trials().dropLink(HOST, Duration.ofSeconds(1), "ada"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("serves in earnest");
        assertThat(trials()).isEmpty();
    }

    private List<Event> trials() {
        EventTable.Query query = new EventTable.Query(
                new Event.Subjects(null, null, null, null, null), Set.of(EventCode.TRIAL), null, null, 0, 0);
        return world.engine().events().find(query, 10);
    }

    private Errand errand() {
        return stream.next(FromServer.KindCase.ERRAND).getErrand();
    }

    private static Delivery.Builder to(Errand errand) {
        return Delivery.newBuilder().setHostId("host-1").setNumber(errand.getNumber());
    }

    private static <T> CompletableFuture<T> asked(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question);
    }

    private static <T> T got(CompletableFuture<T> answer) {
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
