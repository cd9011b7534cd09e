package io.opengse.server.console;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.problem.Refused;
import io.opengse.server.console.live.ProcessTail;
import io.opengse.server.console.visit.Visit;
import io.opengse.server.console.web.Answers;
import io.opengse.server.console.web.Cookies;
import io.opengse.server.console.web.Incoming;
import io.opengse.server.live.FilePiece;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** What a process prints, calls and logs, straight from its host, for visitors who may ask for it. */
final class Tails {
    private final Parts parts;
    private final Entrance entrance;

    Tails(Parts parts, Entrance entrance) {
        this.parts = parts;
        this.entrance = entrance;
    }

    /** Output and calls as they come, until one side ends it. */
    void follow(Incoming incoming, ServerResponse response) {
        if (!allowed(incoming, "OpengseGetProcessOutput", response)) {
            return;
        }
        boolean calls = may(entrance.visit(incoming), "OpengseListSdkCalls");
        String cookie = incoming.cookie(Cookies.VISIT);
        ProcessId process = new ProcessId(incoming.query().getOrDefault("id", ""));
        ProcessTail tail = new ProcessTail(parts.live().processes(), process, parts.renderer()::calls);
        tail.write(response, calls, () -> !parts.closed().get() && entrance.stillHere(cookie));
    }

    /** A log file of a running process, as a download. */
    void file(Incoming incoming, ServerResponse response) {
        if (!allowed(incoming, "OpengseGetProcessFile", response)) {
            return;
        }
        ProcessId process = new ProcessId(incoming.query().getOrDefault("id", ""));
        String name = incoming.query().getOrDefault("name", "");
        try {
            FilePiece first = parts.live().processes().file(process, name, 0);
            Answers.guarded(response);
            response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream");
            response.header("Cache-Control", "no-store");
            response.header("Content-Disposition", "attachment; filename=\"" + plain(name) + "\"");
            copy(process, name, first, response);
        } catch (Refused refused) {
            response.status(Status.NOT_FOUND_404);
            Answers.guarded(response);
            response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
            response.send(String.valueOf(refused.getMessage()));
        }
    }

    /** As long as it was when it was asked for: a game may write faster than anybody reads. */
    private void copy(ProcessId process, String name, FilePiece first, ServerResponse response) {
        try (OutputStream out = response.outputStream()) {
            long sent = 0;
            FilePiece piece = first;
            while (piece.content().length > 0 && sent < first.size()) {
                out.write(piece.content());
                sent += piece.content().length;
                piece = parts.live().processes().file(process, name, sent);
            }
        } catch (IOException closed) {
            throw new io.helidon.webserver.CloseConnectionException("the download was given up", closed);
        }
    }

    private static String plain(String name) {
        return name.substring(name.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private boolean allowed(Incoming incoming, String action, ServerResponse response) {
        if (may(entrance.visit(incoming), action)) {
            return true;
        }
        response.status(Status.FORBIDDEN_403);
        Answers.guarded(response);
        response.send();
        return false;
    }

    private boolean may(Optional<Visit> visit, String action) {
        return visit.isPresent() && parts.door().allows(visit.get().secretId(), action, Map.of());
    }
}
