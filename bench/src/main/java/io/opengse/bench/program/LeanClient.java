package io.opengse.bench.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.Tc3Signature;
import io.opengse.cli.place.Credentials;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * A client that takes as little of the two cores from the server as one can: one connection that stays open, each signed
 * request in one packet, on the thread that asks. That of the JDK waits a millisecond before each request to see whether
 * its connection still stands, and sends head and body apart: a quarter of what is to be measured.
 */
final class LeanClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT_TYPE = "application/json";
    private static final String LENGTH = "content-length:";

    private final String authority;
    private final Tc3Signature signature;
    private final Clock clock;
    private final Socket socket;
    private final InputStream in;

    /** @param authority host:port */
    LeanClient(String authority, Credentials credentials, Clock clock) throws IOException {
        this.authority = authority;
        this.signature = new Tc3Signature("gse", credentials);
        this.clock = clock;
        int colon = authority.lastIndexOf(':');
        this.socket = new Socket(authority.substring(0, colon), Integer.parseInt(authority.substring(colon + 1)));
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** @throws ApiRefused when the server says no */
    JsonNode call(String action, ObjectNode parameters) {
        byte[] body = parameters.toString().getBytes(StandardCharsets.UTF_8);
        try {
            socket.getOutputStream().write(request(action, body));
            JsonNode response = JSON.readTree(answer()).path("Response");
            JsonNode error = response.path("Error");
            if (error.isObject()) {
                throw new ApiRefused(
                        error.path("Code").asText(),
                        error.path("Message").asText(),
                        response.path("RequestId").asText());
            }
            return response;
        } catch (IOException problem) {
            throw new UncheckedIOException(authority + " did not answer " + action, problem);
        }
    }

    private byte[] request(String action, byte[] body) {
        Instant now = clock.instant();
        String head = String.join(
                "\r\n",
                "POST / HTTP/1.1",
                "Host: " + authority,
                "Content-Type: " + CONTENT_TYPE,
                "Content-Length: " + body.length,
                "X-TC-Action: " + action,
                "X-TC-Version: 2019-11-12",
                "X-TC-Timestamp: " + now.getEpochSecond(),
                "Authorization: " + signature.authorization(authority, CONTENT_TYPE, body, now),
                "",
                "");
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private byte[] answer() throws IOException {
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("the answer does not say how long it is");
        }
        return in.readNBytes(length);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
