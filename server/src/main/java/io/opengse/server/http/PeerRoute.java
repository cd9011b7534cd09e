package io.opengse.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.server.peer.PeerDoor;
import io.opengse.server.peer.PeerDoor.Outcome;
import java.util.Optional;

/** Questions of the other servers of the database, POST /peer/ID; to all others it tells nothing. */
final class PeerRoute implements HttpService {
    private final PeerDoor door;

    PeerRoute(PeerDoor door) {
        this.door = door;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/{id}", this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) {
        String from = request.headers().first(HeaderNames.create(PeerDoor.FROM)).orElse("");
        Optional<byte[]> sealed = RequestBody.read(request, PeerDoor.LARGEST_QUESTION);
        Outcome outcome = sealed.<Outcome>map(body ->
                        door.answer(from, request.path().pathParameters().get("id"), number(request), body))
                .orElseGet(Outcome.Stranger::new);
        switch (outcome) {
            case Outcome.Answered(byte[] answer) -> {
                response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream");
                response.header("Cache-Control", "no-store");
                response.send(answer);
            }
            case Outcome.Stranger() ->
                Plain.send(response, Status.FORBIDDEN_403, "only servers of this database are answered here");
            case Outcome.Busy() ->
                Plain.send(response, Status.SERVICE_UNAVAILABLE_503, "too many servers ask at this moment: ask again");
        }
    }

    private static long number(ServerRequest request) {
        try {
            return Long.parseLong(
                    request.headers().first(HeaderNames.create(PeerDoor.NUMBER)).orElse(""));
        } catch (NumberFormatException _) {
            return 0; // which is never a number of a question
        }
    }
}
