package io.opengse.server.console.page;

import io.opengse.server.console.web.Incoming;
import io.opengse.server.console.word.Words;
import java.net.URI;
import java.util.Map;

/** Places from the paths of pages. */
final class Places {
    private Places() {}

    static Place parsed(String path, Words words) {
        URI uri = URI.create(path);
        String name = uri.getPath().substring(Place.ROOT.length()).replaceFirst("^/", "");
        return new Place(name, uri.getRawQuery() == null ? Map.of() : Incoming.decoded(uri.getRawQuery()), words);
    }
}
