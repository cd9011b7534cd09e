package io.opengse.engine.explain;

import io.opengse.engine.event.Event;
import java.util.List;

/**
 * Why something stands as it stands.
 *
 * @param subject what it is about, as it was asked
 * @param status in one word, as the API shows it
 * @param why the answer first, then what led to it, each the cause of the ones before or a circumstance
 * @param story what was recorded of it, the oldest first; the latest part if that is long
 */
public record Explanation(String subject, String status, List<Reason> why, List<Event> story) {
    public Explanation {
        why = List.copyOf(why);
        story = List.copyOf(story);
    }
}
