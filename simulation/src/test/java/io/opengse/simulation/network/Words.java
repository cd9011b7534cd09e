package io.opengse.simulation.network;

import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TextFormat;

/**
 * Something said, put into words only when the trace is printed.
 *
 * @param what what was said, or becomes of it
 */
public record Words(String what, MessageOrBuilder message) {
    private static final int LONGEST = 900;

    @Override
    public String toString() {
        String text = TextFormat.printer().emittingSingleLine(true).printToString(message);
        return what + " " + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }
}
