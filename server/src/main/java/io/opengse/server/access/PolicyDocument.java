package io.opengse.server.access;

import io.opengse.engine.access.Statement;
import java.util.List;

/**
 * A policy document as it was read.
 *
 * @param warnings what is written correctly but has no effect here
 */
public record PolicyDocument(List<Statement> statements, List<String> warnings) {
    public PolicyDocument {
        statements = List.copyOf(statements);
        warnings = List.copyOf(warnings);
    }
}
