package io.opengse.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;

/**
 * One thing that a fleet file wants otherwise than it is.
 *
 * @param line as people are told: "+ …", "- …" or "~ …"
 * @param action what would make it so
 */
record Change(String line, String action, ObjectNode parameters) {
    static Change of(String what, String before, String after, String action, ObjectNode parameters) {
        return new Change("~ " + what + ": " + before + " → " + after, action, parameters);
    }

    void make(CloudApi api) {
        api.call(action, parameters);
    }
}
