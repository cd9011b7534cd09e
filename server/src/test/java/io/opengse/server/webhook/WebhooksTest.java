package io.opengse.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.placement.NewPlacement;
import io.opengse.engine.placement.OutcomeTable;
import io.opengse.engine.placement.PlacementRequest;
import io.opengse.engine.queue.NewQueue;
import io.opengse.engine.queue.PlacementQueue;
import io.opengse.engine.queue.Webhook;
import io.opengse.server.api.cloud.PlacementShape;
import io.opengse.server.credential.SecretSeal;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outcomes are told over real connections, whatever the listener does. */
class WebhooksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final TestBed bed = new TestBed();

    @TempDir
    Path folder;

    private WebhookSeal seal;
    private Webhooks webhooks;
    private Listener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new Listener();
        seal = seal("access.key");
        webhooks = webhooks(seal);
    }

    @AfterEach
    void close() {
        listener.close();
        webhooks.close();
    }

    @Test
    void anOutcomeIsToldOnceWhenItIsConfirmed() throws IOException {
        Webhook webhook = queue("ranked", listener);
        ended("ranked", "match-1");

        webhooks.round();
        await().atMost(PATIENCE).until(() -> undelivered("ranked") == 0);
        bed.later(PAUSE);
        webhooks.round();

        assertThat(listener.heard).hasSize(1);
        Listener.Heard heard = listener.heard.getFirst();
        JsonNode event = new ObjectMapper().readTree(heard.body());
        assertThat(event.get("PlacementId").asText()).isEqualTo("match-1");
        assertThat(event.get("Status").asText()).isEqualTo("CANCELLED");
        assertThat(event.at("/GameServerSessionPlacement/GameServerSessionQueueName")
                        .asText())
                .isEqualTo("ranked");
        assertThat(heard.signature())
                .isEqualTo(Signature.of(webhook.secret(), Samples.NOW.getEpochSecond(), heard.body()));
    }

    @Test
    void oneThatIsNotConfirmedIsToldAgainAfterAPause() {
        queue("ranked", listener.answering(500, 302));
        ended("ranked", "match-1");

        for (int attempt = 1; attempt <= 3; attempt++) {
            webhooks.round();
            webhooks.round();
            int heard = attempt;
            await().atMost(PATIENCE).until(() -> listener.heard.size() == heard);
            bed.later(PAUSE.multipliedBy(attempt));
        }

        await().atMost(PATIENCE).until(() -> undelivered("ranked") == 0);
        assertThat(listener.heard).extracting(Listener.Heard::attempt).containsExactly("1", "2", "3");
    }

    @Test
    void oneThatHangsHoldsUpNobodyElse() throws IOException {
        queue("hanging", listener.answering(Listener.HANGS));
        ended("hanging", "match-1");
        webhooks.round();
        await().atMost(PATIENCE).until(() -> listener.heard.size() == 1);

        try (Listener other = new Listener()) {
            queue("ranked", other);
            ended("ranked", "match-2");
            ended("hanging", "match-3");
            webhooks.round();

            await().atMost(PATIENCE).until(() -> other.heard.size() == 1 && listener.heard.size() == 2);
        }
        assertThat(undelivered("hanging")).isPositive();
    }

    @Test
    void nobodyThereIsTriedAgain() {
        queue("ranked", listener);
        ended("ranked", "match-1");
        listener.close();

        webhooks.round();
        bed.later(PAUSE);

        assertThat(undelivered("ranked")).isEqualTo(1);
    }

    @Test
    void theBooksKeepTheSecretSealed() {
        Webhook shown = queue("ranked", listener);

        assertThat(kept("ranked")).doesNotContain(shown.secret());
        assertThat(seal.open(new QueueName("ranked"), kept("ranked"))).contains(shown.secret());
        assertThat(seal.open(new QueueName("other"), kept("ranked"))).isEmpty();
    }

    @Test
    void aSecretThatWasKeptOpenIsSealedAndStaysAsItIs() {
        queue("sealed", listener);
        String before = kept("sealed");
        queue("ranked", listener, (_, secret) -> secret);
        String secret = kept("ranked");

        bed.engine().queues().sealSecrets(seal::isOpen, seal);

        assertThat(kept("ranked")).doesNotContain(secret);
        assertThat(seal.open(new QueueName("ranked"), kept("ranked"))).contains(secret);
        assertThat(kept("sealed")).isEqualTo(before);
    }

    @Test
    void withoutItsKeyNothingIsToldAndNothingIsLost() throws IOException {
        queue("ranked", listener);
        ended("ranked", "match-1");
        try (Webhooks keyless = webhooks(seal("another.key"))) {
            keyless.round();
        }
        assertThat(listener.heard).isEmpty();

        bed.later(PAUSE);
        webhooks.round();

        await().atMost(PATIENCE).until(() -> undelivered("ranked") == 0);
        assertThat(listener.heard).hasSize(1);
    }

    private WebhookSeal seal(String key) throws IOException {
        return new WebhookSeal(SecretSeal.open(folder.resolve(key), new SecureRandom()));
    }

    private Webhooks webhooks(WebhookSeal with) {
        return new Webhooks(bed.engine().outcomes(), new Delivery(bed::now, with, PlacementShape.SHAPE::map, PATIENCE));
    }

    private String kept(String queue) {
        PlacementQueue row = bed.engine().queues().require(new QueueName(queue));
        return Objects.requireNonNull(row.webhook()).secret();
    }

    private Webhook queue(String name, Listener told) {
        return queue(name, told, seal);
    }

    private Webhook queue(String name, Listener told, Webhook.Sealing sealing) {
        bed.engine()
                .queues()
                .create(new NewQueue(name, List.of(), List.of(), NewQueue.STANDARD_TIMEOUT, Map.of()), "test");
        return bed.engine()
                .queues()
                .tellOutcomes(new QueueName(name), told.url(), sealing, "test")
                .orElseThrow();
    }

    private void ended(String queue, String id) {
        PlacementRequest request = new PlacementRequest(Samples.request(1), List.of(), List.of());
        bed.engine().placements().start(new NewPlacement(id, queue, request), "test");
        bed.engine().placements().stop(new PlacementId(id), "test");
    }

    private int undelivered(String queue) {
        return bed.store()
                .read(transaction -> OutcomeTable.in(transaction)
                        .due(new QueueName(queue), Instant.parse("2100-01-01T00:00:00Z"), 9))
                .size();
    }
}
