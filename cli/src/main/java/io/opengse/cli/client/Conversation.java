package io.opengse.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Brief questions over HTTP, each asked on the thread that asks: a client with threads of its own costs more than the
 * server does with the question, and a command's start with it. Connections are used again. Never sends a question
 * twice by itself: who asked for a session must not get two.
 */
final class Conversation implements AutoCloseable {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final int FIRST_ERROR = 400;

    private final Optional<SSLContext> tls;
    private final Duration patience;
    private volatile @Nullable HttpURLConnection last;

    /**
     * @param tls whom to trust; empty for those whom this machine trusts
     * @param patience how long an answer may take
     */
    Conversation(Optional<SSLContext> tls, Duration patience) {
        this.tls = tls;
        this.patience = patience;
    }

    /** @param date of the server, empty when it gave none */
    record Answer(int status, byte[] body, Optional<String> date) {}

    /**
     * @throws SocketTimeoutException when the server was reached and did not answer in time
     * @throws IOException when nobody answers, or not in HTTP
     */
    Answer post(URI target, Map<String, String> headers, byte[] body) throws IOException {
        HttpURLConnection connection = to(target);
        headers.forEach(connection::setRequestProperty);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        // Of a known length: such a one is never sent again behind our back.
        connection.setFixedLengthStreamingMode(body.length);
        reach(connection);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return heard(connection);
    }

    Answer get(URI target) throws IOException {
        HttpURLConnection connection = to(target);
        reach(connection);
        return heard(connection);
    }

    /** Puts what is there into a file, when the status is 200. */
    int download(URI target, Path file) throws IOException {
        HttpURLConnection connection = to(target);
        reach(connection);
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            connection.disconnect();
            return status;
        }
        try (InputStream content = connection.getInputStream()) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return status;
    }

    private HttpURLConnection to(URI target) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
        if (connection instanceof HttpsURLConnection secured) {
            tls.ifPresent(context -> secured.setSSLSocketFactory(context.getSocketFactory()));
        }
        connection.setConnectTimeout(Math.toIntExact(CONNECTING.toMillis()));
        connection.setReadTimeout(Math.toIntExact(patience.toMillis()));
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "*/*");
        last = connection;
        return connection;
    }

    /** By itself, so that a timeout from here on means that the answer is late and not that nobody is there. */
    private static void reach(HttpURLConnection connection) throws IOException {
        try {
            connection.connect();
        } catch (SocketTimeoutException unreached) {
            ConnectException nobody = new ConnectException(unreached.getMessage());
            nobody.initCause(unreached);
            throw nobody;
        }
    }

    /** Lets go of the connection that was kept for the next question. */
    @Override
    public void close() {
        HttpURLConnection kept = last;
        if (kept != null) {
            kept.disconnect();
        }
    }

    private static Answer heard(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        Optional<String> date = Optional.ofNullable(connection.getHeaderField("Date"));
        try (InputStream content = status < FIRST_ERROR ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, content == null ? new byte[0] : content.readAllBytes(), date);
        }
    }
}
