package io.opengse.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.BadRequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads the bodies of API calls, which are small, and stops at those that are not. */
final class RequestBody {
    /** Far more than any action needs: the largest takes less than 64 KiB. */
    static final int LIMIT = 1 << 20;

    private RequestBody() {}

    /** The whole body, or empty when it is larger than {@link #LIMIT}; then the connection must be closed. */
    static Optional<byte[]> read(ServerRequest request) {
        return read(request, LIMIT);
    }

    /** The same with a limit of the caller's. */
    static Optional<byte[]> read(ServerRequest request, int limit) {
        if (!request.content().hasEntity()) {
            return Optional.of(new byte[0]);
        }
        try (InputStream stream = request.content().inputStream()) {
            boolean announced = request.headers().contentLength().orElse(0) > limit;
            byte[] body = announced ? new byte[0] : stream.readNBytes(limit + 1);
            if (announced || body.length > limit) {
                UnreadBody.discard(stream);
                return Optional.empty();
            }
            return Optional.of(body);
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException broken) {
            throw new CloseConnectionException("the request ended before its body did", broken);
        } catch (IllegalArgumentException | IllegalStateException | DataReader.IncorrectNewLineException broken) {
            throw new BadRequestException("the chunks of the body cannot be told apart", broken);
        }
    }
}
