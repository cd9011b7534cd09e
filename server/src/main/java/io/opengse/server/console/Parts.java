package io.opengse.server.console;

import io.opengse.server.console.file.Files;
import io.opengse.server.console.live.Feed;
import io.opengse.server.console.page.Page;
import io.opengse.server.console.show.Renderer;
import io.opengse.server.console.visit.Tickets;
import io.opengse.server.console.visit.Visits;
import io.opengse.server.console.word.Language;
import io.opengse.server.console.word.Words;
import io.opengse.server.live.Live;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the console's routes share.
 *
 * @param pages by name
 * @param closed set when the server stops: streams end
 * @param region shown in the frame
 */
record Parts(
        Door door,
        Map<String, Page> pages,
        Visits visits,
        Tickets tickets,
        Files files,
        Renderer renderer,
        Feed feed,
        Live live,
        AtomicBoolean closed,
        Map<Language, Words> words,
        String region,
        InstantSource clock) {
    Words words(Language language) {
        Words found = words.get(language);
        if (found == null) {
            throw new IllegalStateException("no texts in " + language);
        }
        return found;
    }
}
