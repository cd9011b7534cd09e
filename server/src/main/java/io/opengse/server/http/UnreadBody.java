package io.opengse.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What a client still sends while it is being refused. A socket that is closed over unread bytes is reset, and the client
 * would never read why: so a fair share of them is read and thrown away before the answer.
 */
final class UnreadBody {
    /** Bytes read of it at most; whoever sends more may see a reset instead of the answer. */
    private static final int FAIR_SHARE = 4 << 20;

    private static final int BUFFER = 64 << 10;

    private UnreadBody() {}

    /** Before a refusal of a request nothing was read of: the connection is not used again. */
    static void discard(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONNECTION, "close");
        if (!request.content().hasEntity() || request.content().consumed()) {
            return;
        }
        try (InputStream content = request.content().inputStream()) {
            discard(content);
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException broken) {
            throw new CloseConnectionException("the request ended before its body did", broken);
        } catch (IllegalArgumentException | IllegalStateException | DataReader.IncorrectNewLineException broken) {
            throw new CloseConnectionException("the chunks of the body cannot be told apart", broken);
        }
    }

    /** The rest of a body that was read in part. */
    static void discard(InputStream content) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int discarded = 0;
        for (int read = 0; read >= 0 && discarded < FAIR_SHARE; read = content.read(buffer)) {
            discarded += read;
        }
    }
}
