package io.opengse.bench.store;

import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionSort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Whether the newest page of a list stays as cheap when the history grows: two stores side by side, in turns. */
public final class ListFigures {
    private static final int PAGE = 100;
    private static final int LITTLE = 1_000;
    private static final int SHARE_OF_EVENTS = 4;
    private static final int PAGES = 50;
    private static final int ROUNDS = 20;
    private static final int WARM_UPS = 6;
    private static final int AT_ONCE = 2_000;

    private ListFigures() {}

    public static void measure(Lab lab) {
        int much = lab.scale().finished();
        lab.progress().accept("a page of sessions with " + much + " in the books, against " + LITTLE);
        try (Books young = Books.open(lab, "young-lists", 1);
                Books old = Books.open(lab, "old-lists", 1)) {
            History.fill(lab, young, LITTLE);
            History.fill(lab, old, much);
            lab.figures().put(Figure.SESSION_LIST_COST_RATIO, ratio(lab, young, old, ListFigures::sessions));
            lab.progress().accept("a page of events likewise");
            events(lab, young, LITTLE);
            events(lab, old, much / SHARE_OF_EVENTS);
            lab.figures().put(Figure.EVENT_LIST_COST_RATIO, ratio(lab, young, old, ListFigures::events));
        }
    }

    private static void sessions(Books books) {
        SessionQuery newest = new SessionQuery(books.fleet().id(), Set.of(), null, SessionSort.NEWEST_FIRST, null);
        requirePage(books.engine().sessions().list(newest, PAGE).size());
    }

    private static void events(Books books) {
        EventTable.Query newest =
                EventTable.Query.about(Subjects.of(books.fleet().id()));
        requirePage(books.engine().events().find(newest, PAGE).size());
    }

    private static void requirePage(int size) {
        if (size != PAGE) {
            throw new IllegalStateException("a page has " + size + " lines");
        }
    }

    private static void events(Lab lab, Books books, int count) {
        Instant now = lab.clock().instant();
        Subjects about = Subjects.of(books.fleet().id());
        for (int first = 0; first < count; first += AT_ONCE) {
            int begin = first;
            books.store().write(transaction -> {
                EventTable table = EventTable.in(transaction);
                for (int each = begin; each < Math.min(count, begin + AT_ONCE); each++) {
                    Instant at = now.minusSeconds(3600).plusMillis(each);
                    table.add(new Event(0, at, EventCode.GENERIC_EVENT, "bench", "event " + each, about));
                }
                return begin;
            });
        }
    }

    private static double ratio(Lab lab, Books young, Books old, Consumer<Books> page) {
        List<Double> costs = new ArrayList<>();
        List<Double> costsOld = new ArrayList<>();
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            double cost = seconds(lab, young, page);
            double costOld = seconds(lab, old, page);
            if (round >= 0) {
                costs.add(cost);
                costsOld.add(costOld);
            }
        }
        return Medians.of(costsOld) / Medians.of(costs);
    }

    private static double seconds(Lab lab, Books books, Consumer<Books> page) {
        return lab.stopwatch().seconds(() -> {
            for (int each = 0; each < PAGES; each++) {
                page.accept(books);
            }
        });
    }
}
