package io.opengse.engine.access;

import java.util.List;

/** Whether a call may be made, and why. */
public sealed interface Decision {
    /** @param origins of the statements that allow it, one for each thing touched */
    record Allowed(List<String> origins) implements Decision {}

    /** A statement forbids it, whatever others allow. */
    record Forbidden(String origin, String resource) implements Decision {}

    /** No statement allows it. */
    record NotGranted(String resource) implements Decision {}
}
