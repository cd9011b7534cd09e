package io.opengse.cli.conformance;

import java.io.IOException;

/** An official client, told in JSON what to call. */
interface OfficialCalls extends AutoCloseable {
    Outcome call(String action, String request) throws IOException;

    @Override
    void close();
}
