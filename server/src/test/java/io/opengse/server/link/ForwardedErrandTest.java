package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.opengse.engine.id.HostId;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.OutputText;
import io.opengse.server.Server;
import io.opengse.server.api.signature.SignedRequest;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is live on a host is seen through every server, whichever has its stream. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardedErrandTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final AtomicInteger last = new AtomicInteger();

    private OneDatabase database;
    private Server asked;

    ForwardedErrandTest(PostgresServer postgres) {
        this.url = postgres.url(postgres.emptyDatabase());
    }

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        database = new OneDatabase(url, folder);
        asked = database.start("asked");
    }

    @AfterAll
    void close() throws Exception {
        client.close();
        database.close();
    }

    /** A host with a process, connected to one server. */
    private record Held(String name, FakeAgent agent, FakeAgent.Stream stream) {
        Errand errand() {
            return stream.next(FromServer.KindCase.ERRAND).getErrand();
        }

        String process() {
            return "proc-" + name;
        }

        void deliver(Errand errand, String text) {
            agent.deliver(Delivery.newBuilder()
                    .setHostId(name)
                    .setNumber(errand.getNumber())
                    .setOutput(OutputText.newBuilder()
                            .setFrom(40)
                            .setContent(ByteString.copyFromUtf8(text))
                            .setNext(46)));
        }
    }

    private Held held(Server holder) {
        String name = "h" + last.incrementAndGet();
        FakeAgent agent = database.agentOf(holder);
        Held held = new Held(name, agent, OneDatabase.connected(agent, new HostId(name)));
        held.stream().settled(1, LinkWorld.aReadyProcess(OneDatabase.aFleet(holder), held.process()));
        return held;
    }

    private CompletableFuture<JsonNode> watch(Server through, Held host) {
        String body = "{\"ProcessId\":\"" + host.process() + "\",\"Position\":40,\"WaitSeconds\":10}";
        SignedRequest signed = SignedRequest.post("OpengseGetProcessOutput", body)
                .signedFor(through.api().toString())
                .signedAt(Clock.systemUTC().instant());
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + through.api() + "/"))
                .header("Content-Type", "application/json")
                .header("X-TC-Action", "OpengseGetProcessOutput")
                .header("X-TC-Version", "2019-11-12")
                .header("X-TC-Timestamp", Long.toString(signed.at().getEpochSecond()))
                .header(
                        "Authorization",
                        signed.authorization(
                                through.credentials().secretId(),
                                through.credentials().secretKey()))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> read(answer.body()).get("Response"));
    }

    private static JsonNode read(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException problem) {
            throw new AssertionError(body, problem);
        }
    }

    private static JsonNode got(CompletableFuture<JsonNode> answer) throws Exception {
        return answer.get(60, TimeUnit.SECONDS);
    }

    @Test
    void whatAProcessPrintsIsReadThroughEitherServer() throws Exception {
        Server holder = database.start("holder");
        Held host = held(holder);

        for (Server through : List.of(holder, asked)) {
            CompletableFuture<JsonNode> output = watch(through, host);
            Errand errand = host.errand();
            assertThat(errand.getReadOutput().getFrom()).isEqualTo(40);
            assertThat(errand.getWaitMillis()).isEqualTo(10_000);
            host.deliver(errand, "hello\n");
            assertThat(got(output).at("/Text").asText()).isEqualTo("hello\n");
        }

        CompletableFuture<JsonNode> refused = watch(asked, host);
        host.agent()
                .deliver(Delivery.newBuilder()
                        .setHostId(host.name())
                        .setNumber(host.errand().getNumber())
                        .setRefusal("it keeps no output of that process"));
        assertThat(got(refused).at("/Error/Message").asText())
                .isEqualTo("it keeps no output of that process (host " + host.name() + ")");

        CompletableFuture<JsonNode> cutOff = watch(asked, host);
        host.errand();
        holder.close();
        assertThat(got(cutOff).at("/Error/Message").asText()).contains("host " + host.name());
    }

    @Test
    void aServerThatSpeaksHttpsIsAskedToo() throws Exception {
        Held host = held(database.start("secure", Map.of("tls", "true")));

        CompletableFuture<JsonNode> output = watch(asked, host);
        host.deliver(host.errand(), "hello\n");

        assertThat(got(output).at("/Text").asText()).isEqualTo("hello\n");
    }

    @Test
    void aServerThatIsNotReachedIsNamedWithWhatToSet() throws Exception {
        Server holder = database.start("far", Map.of("peer-address", "127.0.0.1:1"));

        assertThat(got(watch(asked, held(holder))).at("/Error/Message").asText())
                .contains("is connected to another server", holder.api().toString(), "--api", "peer-address");
    }

    @Test
    void whoeverElseIsAtTheAddressOfAServerIsNotTakenForIt() throws Exception {
        Server holder =
                database.start("misled", Map.of("peer-address", asked.api().toString()));

        assertThat(got(watch(asked, held(holder))).at("/Error/Message").asText())
                .contains("answers HTTP 403", "peer-address");
    }

    @Test
    void nobodyElseIsAnswered() throws Exception {
        String id = asked.engine().replicas().list().getFirst().replica().id();

        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://" + asked.api() + "/peer/" + id))
                        .header("X-Gse-From", id)
                        .header("X-Gse-Number", "1")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[100]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
    }
}
