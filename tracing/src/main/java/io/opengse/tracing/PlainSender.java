package io.opengse.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Sends one batch after the other with the JDK's smallest HTTP client, on the exporter's own thread. Tries each once: a
 * collector that does not take it now is not waited for.
 */
final class PlainSender implements HttpSender {
    private static final int MOST_ANSWER = 64 << 10;
    private static final int SUCCESS = 200;
    private static final int REDIRECT = 300;

    private final String endpoint;
    private final int patienceMillis;
    private final Complaints complaints;

    PlainSender(String endpoint, Duration patience, Complaints complaints) {
        this.endpoint = endpoint;
        this.patienceMillis = Math.toIntExact(patience.toMillis());
        this.complaints = complaints;
    }

    @Override
    public void send(MessageWriter message, Consumer<HttpResponse> answered, Consumer<Throwable> failed) {
        HttpResponse answer;
        try {
            answer = post(message);
        } catch (IOException problem) {
            complaints.refused(String.valueOf(problem.getMessage()));
            failed.accept(problem);
            return;
        }
        int status = answer.getStatusCode();
        if (status >= SUCCESS && status < REDIRECT) {
            complaints.taken();
        } else {
            complaints.refused("it answered " + status + " " + answer.getStatusMessage());
        }
        answered.accept(answer);
    }

    private HttpResponse post(MessageWriter message) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(endpoint).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(patienceMillis);
        connection.setReadTimeout(patienceMillis);
        connection.setRequestProperty("Content-Type", "application/x-protobuf");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(message.getContentLength());
        try (OutputStream body = connection.getOutputStream()) {
            message.writeMessage(body);
        }
        int status = connection.getResponseCode();
        String words = connection.getResponseMessage();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(
                    status, words == null ? "" : words, body == null ? new byte[0] : body.readNBytes(MOST_ANSWER));
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(int getStatusCode, String getStatusMessage, byte[] getResponseBody) implements HttpResponse {}

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
