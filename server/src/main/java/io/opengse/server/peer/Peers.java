package io.opengse.server.peer;

import io.opengse.engine.replica.Replica;
import io.opengse.server.peer.PeerSeal.Direction;
import io.opengse.server.peer.PeerSeal.Envelope;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks other servers of the database, at the address they left there, what only they know. Called on virtual threads; a
 * question blocks its thread. Who answers is proven by the seal and not by the certificate of an HTTPS address, which may
 * be one of its own making.
 */
public final class Peers implements AutoCloseable {
    static final String FROM = "X-Gse-From";
    static final String NUMBER = "X-Gse-Number";

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LARGEST_ANSWER = 4 << 20;
    private static final int OK = 200;

    private final String me;
    private final PeerSeal seal;
    private final AtomicLong last = new AtomicLong();
    private final HttpClient client;

    /**
     * @param me the id of this server, of which no other life of any has the same
     * @param key what all servers of the database have, and nobody else
     */
    public Peers(String me, byte[] key) {
        this.me = me;
        this.seal = new PeerSeal(key);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(AnyCertificate.context())
                .build();
    }

    /**
     * Blocks until the other server has answered.
     *
     * @param patience how long an answer may take
     * @throws PeerUnreachable when there is none that is surely of that server
     * @throws InterruptedException when the thread is to stop; the question is given up
     */
    public byte[] ask(Replica peer, byte[] question, Duration patience) throws PeerUnreachable, InterruptedException {
        if (peer.reach().isEmpty()) {
            throw new PeerUnreachable("it runs a version that answers no other server");
        }
        Envelope envelope = new Envelope(me, peer.id(), last.incrementAndGet());
        byte[] sealed = answer(peer, request(peer, envelope, question, patience));
        return seal.open(envelope, Direction.ANSWER, sealed)
                .orElseThrow(() -> new PeerUnreachable("what answers at " + peer.reach() + " is not that server"));
    }

    private HttpRequest request(Replica peer, Envelope envelope, byte[] question, Duration patience)
            throws PeerUnreachable {
        byte[] sealed = seal.seal(envelope, Direction.QUESTION, question);
        try {
            return HttpRequest.newBuilder(URI.create(peer.reach() + PeerDoor.PATH + "/" + peer.id()))
                    .timeout(patience)
                    .header("Content-Type", "application/octet-stream")
                    .header(FROM, me)
                    .header(NUMBER, Long.toString(envelope.number()))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(sealed))
                    .build();
        } catch (IllegalArgumentException problem) {
            throw new PeerUnreachable(peer.reach() + " is no address", problem);
        }
    }

    private byte[] answer(Replica peer, HttpRequest request) throws PeerUnreachable, InterruptedException {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] sealed = body.readNBytes(LARGEST_ANSWER);
                if (response.statusCode() != OK) {
                    throw new PeerUnreachable(peer.reach() + " answers HTTP " + response.statusCode());
                }
                return sealed;
            }
        } catch (HttpTimeoutException late) {
            throw new PeerUnreachable(peer.reach() + " does not answer in time", late);
        } catch (IOException problem) {
            throw new PeerUnreachable(peer.reach() + " is not reached (" + problem + ")", problem);
        }
    }

    /** Questions under way are given up. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
