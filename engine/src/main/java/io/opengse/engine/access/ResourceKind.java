package io.opengse.engine.access;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of things a policy can name one by one. */
public enum ResourceKind {
    ASSET("asset"),
    ALIAS("alias"),
    FLEET("fleet"),
    QUEUE("gameServerSessionQueue");

    private final String word;

    ResourceKind(String word) {
        this.word = word;
    }

    /** As it stands in a resource name. */
    public String word() {
        return word;
    }

    /** Queues are called "queue" in answers and "gameServerSessionQueue" in policies: both are understood. */
    public static Optional<ResourceKind> of(String word) {
        return word.equals("queue")
                ? Optional.of(QUEUE)
                : Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
