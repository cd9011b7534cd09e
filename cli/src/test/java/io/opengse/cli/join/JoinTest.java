package io.opengse.cli.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.opengse.agent.link.HostPort;
import io.opengse.agent.membership.Identity;
import io.opengse.agent.membership.JoinRefused;
import io.opengse.agent.membership.JoinWord;
import io.opengse.agent.membership.Joining;
import io.opengse.agent.membership.MemberLink;
import io.opengse.cli.client.CloudApi;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.protocol.link.AgentLinkGrpc;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines join by a token and are known by their certificate from then on; by real TLS. */
class JoinTest {
    private static final int HOUR = 3600;

    @TempDir
    private Path folder;

    private JoinWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new JoinWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aMachineWithATokenGetsACertificateThatOnlyItsOwnerCanRead() throws Exception {
        Identity identity = world.join(world.token(1, HOUR), "h1");

        assertThat(identity.hostId()).isEqualTo("h1");
        assertThat(identity.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=h1");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(world.file("h1").path())))
                .isEqualTo("rw-------");
        assertThat(world.file("h1").read()).map(Identity::certificate).contains(identity.certificate());
    }

    @Test
    void aTokenIsGoodOnceAndTheSecondMachineIsToldSo() throws Exception {
        JoinWord word = world.token(1, HOUR);
        world.join(word, "h1");

        assertRefused(() -> world.join(word, "h2"), "is used up", "gse host token");
    }

    @Test
    void anExpiredTokenIsRefused() {
        JoinWord word = world.token(1, 60);
        world.clock().move(Duration.ofSeconds(61));

        assertRefused(() -> world.join(word, "h1"), "expired at");
    }

    @Test
    void aServerOfAnotherAuthorityIsNotTrusted() {
        JoinWord word = world.token(1, HOUR);
        JoinWord other = new JoinWord(word.id(), word.secret(), "00".repeat(32), word.serverName(), word.servers());

        assertRefused(() -> world.join(other, "h1"), "not the one that made the token", "fingerprint");
    }

    @Test
    void aMachineWhoseClockIsWrongIsToldSo() {
        JoinWord word = world.token(1, HOUR);

        assertRefused(
                () -> new Joining(
                                world.file("h1"), () -> world.clock().instant().minusSeconds(400))
                        .join(word, "h1"),
                "clock is 400 seconds behind",
                "timedatectl");
    }

    @Test
    void aNameThatACertificateCannotSayIsRefused() {
        assertRefused(() -> world.join(world.token(1, HOUR), "a b"), "host id \"a b\"", "--set host-id=NAME");
    }

    @Test
    void whereNobodyListensTheMachineIsToldWhatToLookAt() {
        JoinWord word = world.token(1, HOUR);
        JoinWord nowhere = new JoinWord(
                word.id(), word.secret(), word.authority(), word.serverName(), List.of(new HostPort("127.0.0.1", 1)));

        assertRefused(() -> world.join(nowhere, "h1"), "cannot be reached at [127.0.0.1:1]", "firewall");
    }

    @Test
    void aSecondAddressIsTriedWhenTheFirstIsSilent() throws Exception {
        JoinWord word = world.token(1, HOUR).askingFirst(new HostPort("127.0.0.1", 1));

        assertThat(world.join(word, "h1").servers()).contains(new HostPort("127.0.0.1", 1));
    }

    @Test
    void aJoinedHostConnectsWithItsCertificateAndTheTokensTraits() throws Exception {
        JoinWord word = JoinWord.parse(call("OpengseCreateJoinToken", "Region", "east"));
        try (MemberLink link = world.link(world.join(word, "h1"));
                JoinedHost host = new JoinedHost(link, "h1")) {
            host.awaitUp();

            Host known = world.server().engine().hosts().list().getFirst();
            assertThat(known.id().value()).isEqualTo("h1");
            assertThat(known.region()).isEqualTo("east");
            assertThat(known.address()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aHostMaySpeakOnlyForItself() throws Exception {
        try (MemberLink link = world.link(world.join(world.token(1, HOUR), "h1"))) {
            Status lie = refusal(() -> stub(link.channel())
                    .deliver(Delivery.newBuilder().setHostId("h2").build()));

            assertThat(lie.getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(lie.getDescription()).contains("says it is host \"h2\"", "certificate is that of host \"h1\"");
            assertThat(refusal(() -> stub(link.channel())
                                    .ask(Question.newBuilder().setHostId("h2").build()))
                            .getCode())
                    .isEqualTo(Status.Code.PERMISSION_DENIED);
        }
    }

    @Test
    void aHostThatSaysItIsAnotherIsNotLetIn() throws Exception {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        try (MemberLink link = world.link(world.join(world.token(1, HOUR), "h1"))) {
            AgentLinkGrpc.newStub(link.channel())
                    .withWaitForReady()
                    .connect(new Ending(end))
                    .onNext(FromAgent.newBuilder()
                            .setHello(Hello.newBuilder().setHostId("h2"))
                            .build());

            assertThat(end.get(60, TimeUnit.SECONDS)).hasMessageContaining("certificate is that of host \"h1\"");
            assertThat(world.server().engine().hosts().list()).isEmpty();
        }
    }

    private record Ending(CompletableFuture<Throwable> end) implements StreamObserver<FromServer> {
        @Override
        public void onNext(FromServer message) {}

        @Override
        public void onError(Throwable problem) {
            end.complete(problem);
        }

        @Override
        public void onCompleted() {
            end.complete(new AssertionError("it was let in"));
        }
    }

    @Test
    void aRevokedHostIsShutOutAtOnce() throws Exception {
        try (MemberLink link = world.link(world.join(world.token(1, HOUR), "h1"));
                JoinedHost host = new JoinedHost(link, "h1")) {
            host.awaitUp();

            call("OpengseRevokeHost", "HostId", "h1");

            assertThat(host.awaitDown()).contains("was shut out");
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            world.server().engine().hosts().list().getFirst().status() == HostStatus.AWAY);
            assertThat(refusal(() -> stub(link.channel())
                                    .deliver(Delivery.newBuilder()
                                            .setHostId("h1")
                                            .build()))
                            .getDescription())
                    .contains("was shut out");
        }
    }

    @Test
    void aCertificateIsRenewedAfterTwoThirdsOfItsLifeWithoutDroppingTheStream() throws Exception {
        try (MemberLink link = world.link(world.join(world.token(1, HOUR), "h1"));
                JoinedHost host = new JoinedHost(link, "h1")) {
            host.awaitUp();
            Instant ends = link.identity().ends();
            assertThat(link.renewIfDue()).isFalse();
            world.clock().move(Duration.ofMinutes(3));

            assertThat(link.renewIfDue()).isTrue();

            assertThat(link.identity().ends()).isAfter(ends);
            assertThat(world.file("h1").read().orElseThrow().ends())
                    .isEqualTo(link.identity().ends());
            assertThat(host.isUp()).isTrue();
        }
        try (MemberLink again = world.link(world.file("h1").read().orElseThrow());
                JoinedHost host = new JoinedHost(again, "h1")) {
            host.awaitUp();
        }
    }

    @Test
    void theServerMayStartAgainAndItsHostsComeBack() throws Exception {
        try (MemberLink link = world.link(world.join(world.token(1, HOUR), "h1"));
                JoinedHost host = new JoinedHost(link, "h1")) {
            host.awaitUp();

            world.restart();

            host.awaitDown();
            host.awaitUp();
        }
    }

    @Test
    void theNameOfAConnectedHostIsTaken() throws Exception {
        JoinWord word = world.token(2, HOUR);
        try (MemberLink link = world.link(world.join(word, "h1"));
                JoinedHost host = new JoinedHost(link, "h1")) {
            host.awaitUp();

            assertThatExceptionOfType(JoinRefused.class)
                    .isThrownBy(() -> new Joining(world.file("twin"), world.clock()).join(word, "h1"))
                    .withMessageContaining("host h1 is there already")
                    .withMessageContaining("gse host revoke h1");
        }
    }

    private String call(String action, String key, String value) {
        try (CloudApi api = world.api()) {
            return api.call(action, CloudApi.parameters().put(key, value))
                    .path("Token")
                    .asText();
        }
    }

    private static AgentLinkGrpc.AgentLinkBlockingStub stub(ManagedChannel channel) {
        return AgentLinkGrpc.newBlockingStub(channel).withWaitForReady();
    }

    private static Status refusal(Runnable call) {
        try {
            call.run();
            throw new AssertionError("it was not refused");
        } catch (StatusRuntimeException refused) {
            return refused.getStatus();
        }
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable joining, String... words) {
        assertThatExceptionOfType(JoinRefused.class)
                .isThrownBy(joining)
                .satisfies(refused -> assertThat(refused.getMessage()).contains(words));
    }
}
