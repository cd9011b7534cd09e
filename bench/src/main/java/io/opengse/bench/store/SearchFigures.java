package io.opengse.bench.store;

import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionFilter;
import io.opengse.engine.session.SessionFilterParser;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Searches by property among many live sessions on the store on disk: for what is common, rare, or both. */
public final class SearchFigures {
    private static final int SESSIONS = 100_000;
    private static final int FEWER_SESSIONS = 10_000;
    private static final int WARM_UPS = 500;
    private static final int SEARCHES = 2_000;
    private static final int PAGE = 20;
    private static final double MILLIS = 1_000;

    private final Lab lab;
    private final Books books;
    private final int sessions;

    private SearchFigures(Lab lab, Books books, int sessions) {
        this.lab = lab;
        this.books = books;
        this.sessions = sessions;
    }

    public static void measure(Lab lab) {
        int sessions = lab.scale().quick() ? FEWER_SESSIONS : SESSIONS;
        lab.progress().accept("searches among " + sessions + " live sessions");
        try (Books books = Books.open(lab, "searches", 1)) {
            LiveSessions.fill(lab, books, sessions);
            new SearchFigures(lab, books, sessions).searches();
        }
    }

    private void searches() {
        double[] millis = new double[SEARCHES];
        for (int each = -WARM_UPS; each < SEARCHES; each++) {
            SessionQuery query = query();
            long start = lab.stopwatch().now();
            List<GameSession> found = books.engine().sessions().list(query, PAGE);
            double seconds = lab.stopwatch().secondsSince(start);
            if (found.isEmpty()) {
                throw new IllegalStateException("nothing was found by " + query.filter());
            }
            if (each >= 0) {
                millis[each] = seconds * MILLIS;
            }
        }
        Arrays.sort(millis);
        lab.figures().put(Figure.SEARCH_P99_MILLIS, millis[SEARCHES * 99 / 100]);
    }

    private SessionQuery query() {
        int club = lab.random().nextInt(sessions / LiveSessions.OF_ONE_CLUB);
        String filter = switch (lab.random().nextInt(4)) {
            case 0 -> "gameServerSessionProperties.club='club-" + club + "'";
            case 1 -> "gameServerSessionProperties.mode='ranked' AND hasAvailablePlayerSessions=true";
            case 2 ->
                "gameServerSessionProperties.mode='casual' AND playerSessionCount>=1"
                        + " AND gameServerSessionProperties.map='map-1'";
            default -> "gameServerSessionProperties.map='map-" + lab.random().nextInt(LiveSessions.MAPS) + "'";
        };
        SessionFilter parsed = SessionFilterParser.parse(filter);
        SessionSort sort = new SessionSort(SessionSort.Key.CREATED, lab.random().nextBoolean());
        return new SessionQuery(books.fleet().id(), Set.of(SessionStatus.ACTIVE), parsed, sort, null);
    }
}
