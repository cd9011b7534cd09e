package io.opengse.server.console;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.console.live.Stream;
import io.opengse.server.console.live.Watcher;
import io.opengse.server.console.page.Page;
import io.opengse.server.console.page.Part;
import io.opengse.server.console.page.Place;
import io.opengse.server.console.page.Sheet;
import io.opengse.server.console.show.View;
import io.opengse.server.console.visit.Visit;
import io.opengse.server.console.web.Answers;
import io.opengse.server.console.web.Cookies;
import io.opengse.server.console.web.Incoming;
import io.opengse.server.console.word.Words;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes below /console: pages, their streams, files; forms go on to {@link Actions} and {@link Entrance}. */
final class ConsoleRoutes implements HttpService {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleRoutes.class);

    private final Parts parts;
    private final Entrance entrance;
    private final Actions actions;
    private final Tails tails;

    ConsoleRoutes(Parts parts) {
        this.parts = parts;
        this.entrance = new Entrance(parts);
        this.actions = new Actions(parts);
        this.tails = new Tails(parts, entrance);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/files/{hash}/{name}", this::file)
                .get("/live", on(this::live))
                .get("/tail", on(tails::follow))
                .get("/log", on(tails::file))
                .get("/sign-in", on(entrance::ask))
                .get("/enter", on(entrance::greet))
                .post("/sign-in", on(entrance::signIn))
                .post("/enter", on(entrance::redeem))
                .post("/sign-out", on(entrance::signOut))
                .post("/choose", on(entrance::choose))
                .post(
                        "/do/{action}",
                        (request, response) -> on((incoming, answer) -> actions.run(
                                        incoming,
                                        request.path().pathParameters().get("action"),
                                        answer))
                                .handle(request, response))
                .get("/", on((incoming, response) -> page("", incoming, response)))
                .get(
                        "/{name}",
                        (request, response) -> on((incoming, answer) ->
                                        page(request.path().pathParameters().get("name"), incoming, answer))
                                .handle(request, response))
                .get("/{+rest}", on(this::nowhere));
    }

    /** Whoever asks is looked up in the store: a visitor is told when that cannot be. */
    private Handler on(BiConsumer<Incoming, ServerResponse> answer) {
        return (request, response) -> {
            Incoming incoming = new Incoming(request);
            try {
                answer.accept(incoming, response);
            } catch (StoreFailed failed) {
                LOG.error("the console cannot read", failed);
                trouble(Status.SERVICE_UNAVAILABLE_503, String.valueOf(failed.getMessage()), incoming, response);
            }
        };
    }

    private void nowhere(Incoming incoming, ServerResponse response) {
        String text = parts.words(incoming.language()).t("trouble.no-page");
        trouble(Status.NOT_FOUND_404, text, incoming, response);
    }

    private void file(ServerRequest request, ServerResponse response) {
        var path = request.path().pathParameters();
        parts.files()
                .find(path.get("hash"), path.get("name"))
                .ifPresentOrElse(file -> Answers.file(new Incoming(request), response, file), () -> {
                    response.status(Status.NOT_FOUND_404);
                    response.send();
                });
    }

    private void page(String name, Incoming incoming, ServerResponse response) {
        Words words = parts.words(incoming.language());
        Place place = new Place(name, incoming.query(), words);
        Optional<Visit> visit = entrance.visit(incoming);
        if (visit.isEmpty()) {
            Answers.seeOther(
                    response, "/console/sign-in?then=" + URLEncoder.encode(place.href(), StandardCharsets.UTF_8));
            return;
        }
        try {
            show(place, visit.get(), incoming, response);
        } catch (Refused refused) {
            trouble(Status.NOT_FOUND_404, words.told(String.valueOf(refused.getMessage())), incoming, response);
        } catch (StoreFailed failed) {
            throw failed;
        } catch (RuntimeException bug) {
            LOG.error("page {} of the console failed", place.href(), bug);
            trouble(Status.INTERNAL_SERVER_ERROR_500, words.t("trouble.bug"), incoming, response);
        }
    }

    private void show(Place place, Visit visit, Incoming incoming, ServerResponse response) {
        Page page = parts.pages().get(place.name());
        if (page == null) {
            trouble(Status.NOT_FOUND_404, place.words().t("trouble.no-page"), incoming, response);
            return;
        }
        if (!seen(page, visit)) {
            String text = place.words().t("trouble.denied", visit.secretId(), page.need());
            trouble(Status.FORBIDDEN_403, text, incoming, response);
            return;
        }
        Sheet sheet = page.open(place).only(part -> may(visit, part.need()));
        View view = new View(
                place.words(),
                parts.files(),
                incoming.theme(),
                parts.door().nameOf(visit.secretId()).orElse(visit.secretId()),
                visit.csrf(),
                place.href(),
                parts.visits().takeNotice(visit),
                parts.region(),
                parts.clock().instant());
        Answers.page(incoming, response, Status.OK_200, parts.renderer().page(sheet, view));
    }

    private boolean seen(Page page, Visit visit) {
        return may(visit, page.need());
    }

    private boolean may(Visit visit, String action) {
        return action.isEmpty() || parts.door().allows(visit.secretId(), action, Map.of());
    }

    private void trouble(Status status, String text, Incoming incoming, ServerResponse response) {
        View view = entrance.view(incoming);
        Answers.page(
                incoming, response, status, parts.renderer().door(view, Map.of("kind", "trouble", "trouble", text)));
    }

    private void live(Incoming incoming, ServerResponse response) {
        Optional<Visit> visit = entrance.visit(incoming);
        Optional<Place> place = visit.flatMap(_ -> place(incoming));
        Page page = place.map(found -> parts.pages().get(found.name())).orElse(null);
        if (visit.isEmpty() || place.isEmpty() || page == null || !seen(page, visit.get())) {
            response.status(visit.isEmpty() ? Status.UNAUTHORIZED_401 : Status.NOT_FOUND_404);
            Answers.guarded(response);
            response.send();
            return;
        }
        Visit visitor = visit.get();
        Set<String> hidden = page.open(place.get()).parts().stream()
                .filter(part -> !may(visitor, part.need()))
                .map(Part::name)
                .collect(Collectors.toSet());
        Watcher watcher = new Watcher(part -> !hidden.contains(part));
        parts.feed().watch(page, place.get(), watcher);
        try {
            String cookie = incoming.cookie(Cookies.VISIT);
            Stream.write(response, watcher, () -> entrance.stillHere(cookie));
        } finally {
            parts.feed().leave(place.get(), watcher);
        }
    }

    private Optional<Place> place(Incoming incoming) {
        String href = incoming.query().getOrDefault("page", "");
        if (!href.startsWith(Place.ROOT)) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(href);
            String name = uri.getPath().substring(Place.ROOT.length()).replaceFirst("^/", "");
            Map<String, String> query = uri.getRawQuery() == null ? Map.of() : Incoming.decoded(uri.getRawQuery());
            return Optional.of(new Place(name, query, parts.words(incoming.language())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
