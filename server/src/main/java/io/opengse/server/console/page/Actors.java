package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.access.Credential;
import io.opengse.server.console.word.Words;
import java.util.Map;
import java.util.stream.Collectors;

/** Who did something, in words: credentials by the names people gave them. One for each making of a part. */
final class Actors {
    private static final int SHOWN = 10;

    private final Map<String, String> names;

    Actors(Engine engine) {
        this.names = engine.access().credentials().stream()
                .collect(Collectors.toMap(Credential::secretId, Credential::name));
    }

    /** The name of a key pair; the beginning of its id when it has none, as the root. */
    String credential(String secretId) {
        String name = names.get(secretId);
        if (name != null) {
            return name;
        }
        return secretId.length() <= SHOWN + 1 ? secretId : secretId.substring(0, SHOWN) + "…";
    }

    /** @param actor as it was recorded: its kind, and which one of it */
    String words(String actor, Words words) {
        int space = actor.indexOf(' ');
        String kind = space < 0 ? actor : actor.substring(0, space);
        if (!words.has("actor." + kind)) {
            return actor;
        }
        String which = space < 0 ? "" : actor.substring(space + 1);
        String said = kind.equals("api") ? credential(which) : which;
        return (words.t("actor." + kind) + " " + said).strip();
    }
}
