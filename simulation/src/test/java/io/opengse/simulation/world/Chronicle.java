package io.opengse.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The last things that happened, kept as they are and put into words only when somebody reads them. */
public final class Chronicle {
    private static final int KEPT = 2000;
    private static final int LONGEST = 320;

    private final ArrayDeque<Line> lines = new ArrayDeque<>(KEPT);
    private long digest = 17;

    /** @param what its words are made when it is printed, so it should not change */
    public record Line(Instant at, Object who, Object what) {
        @Override
        public String toString() {
            Duration since = Duration.between(WorldClock.BEGINNING, at);
            String whole = String.valueOf(what).replaceAll("\\s+", " ");
            String text = whole.length() > LONGEST ? whole.substring(0, LONGEST) + " …" : whole;
            return String.format(
                    Locale.ROOT,
                    "%02d:%02d.%03d  %-18s %s",
                    since.toMinutes(),
                    since.toSecondsPart(),
                    since.toMillisPart(),
                    who,
                    text);
        }
    }

    public void add(Instant at, Object who, Object what) {
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.addLast(new Line(at, who, what));
        digest = digest * 31 + at.toEpochMilli();
    }

    /** Two runs of one seed have the same. */
    public long digest() {
        return digest;
    }

    public List<Line> last(int count) {
        List<Line> all = new ArrayList<>(lines);
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}
