package io.opengse.server.link;

import io.opengse.engine.host.PhaseLog;
import io.opengse.engine.id.SessionId;
import java.io.IOException;
import java.nio.file.Path;

/** Where {@link LogUploads} puts a logs once they are whole; the server wires it to its blobs. */
public interface LogShelf {
    /** Keeps the zip, in place of an earlier one of this session; returns when it is safe on disk. The zip may be moved. */
    void put(SessionId session, Path zip) throws IOException;

    /** Keeps the text, in place of an earlier one of this phase; returns when it is safe on disk. */
    void put(PhaseLog log, Path text) throws IOException;
}
