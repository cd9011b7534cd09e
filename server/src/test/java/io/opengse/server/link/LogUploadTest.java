package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.DeploymentPhase;
import io.opengse.engine.host.PhaseLog;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.session.GameSession;
import io.opengse.protocol.link.FromServer.KindCase;
import io.opengse.protocol.link.LogHeader;
import io.opengse.protocol.link.LogPart;
import io.opengse.server.link.FakeAgent.Stream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogUploadTest {
    private static final String ZIP = "PK, or so it seems";

    @TempDir
    Path directory;

    private LinkWorld world;
    private FakeAgent agent;
    private GameSession session;

    @BeforeEach
    void open() throws IOException {
        world = new LinkWorld(directory);
        agent = world.agent();
        Fleet fleet = world.aFleet();
        Stream stream = agent.connect("h1");
        stream.next(KindCase.WELCOME);
        stream.settled(1, LinkWorld.aReadyProcess(fleet, "proc-1"));
        session = world.aSession(fleet);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void logsAreKeptAndAnEventSaysSo() {
        agent.upload(List.of(head(header()), part(ZIP.substring(0, 5)), part(ZIP.substring(5))))
                .join();

        assertThat(world.kept().get(session.id())).hasContent(ZIP);
        Event.Subjects about = new Event.Subjects(null, null, null, session.id(), null);
        assertThat(world.engine()
                        .events()
                        .find(new EventTable.Query(about, Set.of(EventCode.SESSION_LOGS_SAVED), null, null, 0, 0), 10))
                .hasSize(1);
        assertSpoolIsEmpty();
    }

    @Test
    void theLogOfADeploymentsPhaseIsKept() {
        FleetId fleet = session.place().fleet();
        LogHeader.Builder announced = header().clearSessionId()
                .clearProcessId()
                .setHostId("h1")
                .setFleetId(fleet.value())
                .setPhase("installing");

        agent.upload(List.of(head(announced), part(ZIP))).join();

        PhaseLog log = new PhaseLog(fleet, new HostId("h1"), DeploymentPhase.INSTALLING);
        assertThat(world.keptTexts()).containsEntry(log, ZIP);
        assertSpoolIsEmpty();
    }

    @Test
    void theSameLogsMayComeTwice() {
        agent.upload(List.of(head(header()), part(ZIP))).join();

        agent.upload(List.of(head(header()), part(ZIP))).join();

        assertThat(world.kept().get(session.id())).hasContent(ZIP);
    }

    @Test
    void logsThatWereDamagedOnTheWayAreRefused() {
        assertRefused(
                () -> agent.upload(List.of(head(header()), part(ZIP.replace('P', 'Q'))))
                        .join(),
                Status.Code.DATA_LOSS,
                "send the zip again");
    }

    @Test
    void logsThatAreNotWholeAreRefused() {
        assertRefused(() -> agent.upload(List.of(head(header()), part("PK"))).join(), Status.Code.DATA_LOSS, "2 bytes");
    }

    @Test
    void logsLargerThanTheLimitAreRefusedBeforeTheyAreSent() {
        assertRefused(
                () -> agent.upload(List.of(head(header().setSizeBytes(1001)))).join(),
                Status.Code.RESOURCE_EXHAUSTED,
                "log-upload-limit");
    }

    @Test
    void moreThanWasAnnouncedIsRefused() {
        assertRefused(
                () -> agent.upload(List.of(head(header()), part(ZIP + "!"))).join(),
                Status.Code.INVALID_ARGUMENT,
                "more came");
    }

    @Test
    void logsOfASessionNobodyKnowsAreRefused() {
        assertRefused(
                () -> agent.upload(List.of(head(header().setSessionId("gssess-none"))))
                        .join(),
                Status.Code.NOT_FOUND,
                "gssess-none");
    }

    @Test
    void logsFromAnotherProcessAreRefused() {
        assertRefused(
                () -> agent.upload(List.of(head(header().setProcessId("proc-2"))))
                        .join(),
                Status.Code.INVALID_ARGUMENT,
                "proc-2");
    }

    @Test
    void anUploadOfNothingIsRefused() {
        assertRefused(() -> agent.upload(List.of()).join(), Status.Code.INVALID_ARGUMENT, "no part");
    }

    private LogHeader.Builder header() {
        return LogHeader.newBuilder()
                .setHostId("h1")
                .setProcessId("proc-1")
                .setSessionId(session.id().value())
                .setSizeBytes(ZIP.length())
                .setSha256(sha256());
    }

    private static LogPart head(LogHeader.Builder header) {
        return LogPart.newBuilder().setHeader(header).build();
    }

    private static LogPart part(String content) {
        return LogPart.newBuilder().setContent(ByteString.copyFromUtf8(content)).build();
    }

    private void assertRefused(ThrowingCallable upload, Status.Code code, String why) {
        assertThatThrownBy(upload).isInstanceOfSatisfying(CompletionException.class, failure -> {
            Status status = Status.fromThrowable(failure.getCause());
            assertThat(status.getCode()).isEqualTo(code);
            assertThat(status.getDescription()).contains(why);
        });
        assertThat(world.kept()).isEmpty();
        assertSpoolIsEmpty();
    }

    private void assertSpoolIsEmpty() {
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(directory.resolve("spool")).isEmptyDirectory());
    }

    private static String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(ZIP.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
