package io.opengse.server.console;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.console.page.Place;
import io.opengse.server.console.show.View;
import io.opengse.server.console.visit.Visit;
import io.opengse.server.console.web.Answers;
import io.opengse.server.console.web.Cookies;
import io.opengse.server.console.web.Incoming;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in, by key pair or one-time link, and out; and what a visitor likes: language and theme. */
final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    private final Parts parts;
    private final Patience patience;

    Entrance(Parts parts) {
        this.parts = parts;
        this.patience = new Patience(parts.clock());
    }

    /** Who sends this; empty for one who is not signed in, or whose credential was disabled meanwhile. */
    Optional<Visit> visit(Incoming incoming) {
        return parts.visits()
                .enter(incoming.cookie(Cookies.VISIT))
                .filter(visit -> parts.door().nameOf(visit.secretId()).isPresent());
    }

    /** The same for a stream, which is no sign of life. It goes on while nobody can be looked up. */
    boolean stillHere(String cookie) {
        try {
            return parts.visits()
                    .look(cookie)
                    .filter(visit -> parts.door().nameOf(visit.secretId()).isPresent())
                    .isPresent();
        } catch (StoreFailed failed) {
            LOG.warn("whether a visitor of the console is still signed in cannot be looked up", failed);
            return true;
        }
    }

    void ask(Incoming incoming, ServerResponse response) {
        show(incoming, response, Status.OK_200, Map.of("kind", "sign-in", "then", then(incoming.query())));
    }

    /** A look is not enough to use the link up: programs that preview links look too. */
    void greet(Incoming incoming, ServerResponse response) {
        show(
                incoming,
                response,
                Status.OK_200,
                Map.of("kind", "enter", "ticket", incoming.query().getOrDefault("ticket", "")));
    }

    void signIn(Incoming incoming, ServerResponse response) {
        Map<String, String> form = guarded(incoming, response);
        if (form.isEmpty()) {
            return;
        }
        String id = form.getOrDefault("secretId", "").strip();
        if (!patience.allows(incoming.source())) {
            refuse(incoming, response, Status.TOO_MANY_REQUESTS_429, "sign-in.slow", then(form));
        } else if (parts.door().opens(id, form.getOrDefault("secretKey", "").strip())) {
            begin(id, "OK", then(form), incoming, response);
        } else {
            patience.tried(incoming.source());
            parts.door().note(id, "ConsoleSignIn", "AuthFailure", incoming.source());
            refuse(incoming, response, Status.FORBIDDEN_403, "sign-in.wrong", then(form));
        }
    }

    void redeem(Incoming incoming, ServerResponse response) {
        Map<String, String> form = guarded(incoming, response);
        if (form.isEmpty()) {
            return;
        }
        Optional<String> id = parts.tickets()
                .redeem(form.getOrDefault("ticket", ""))
                .filter(secretId -> parts.door().nameOf(secretId).isPresent());
        if (id.isPresent()) {
            begin(id.get(), "OK", Place.ROOT, incoming, response);
        } else {
            refuse(incoming, response, Status.FORBIDDEN_403, "enter.used", Place.ROOT);
        }
    }

    private void begin(String secretId, String code, String then, Incoming incoming, ServerResponse response) {
        parts.visits().end(incoming.cookie(Cookies.VISIT));
        Cookies.begin(response, parts.visits().begin(secretId), incoming.secure());
        parts.door().note(secretId, "ConsoleSignIn", code, incoming.source());
        Answers.seeOther(response, then);
    }

    void signOut(Incoming incoming, ServerResponse response) {
        Map<String, String> form = guarded(incoming, response);
        Optional<Visit> visit = visit(incoming);
        if (form.isEmpty() || visit.isEmpty() || !visit.get().csrf().equals(form.get("_csrf"))) {
            if (!form.isEmpty()) {
                Answers.seeOther(response, Place.ROOT);
            }
            return;
        }
        parts.visits().end(incoming.cookie(Cookies.VISIT));
        parts.door().note(visit.get().secretId(), "ConsoleSignOut", "OK", incoming.source());
        Cookies.end(response);
        Answers.seeOther(response, "/console/sign-in");
    }

    void choose(Incoming incoming, ServerResponse response) {
        Map<String, String> form = guarded(incoming, response);
        if (form.isEmpty()) {
            return;
        }
        String language = form.getOrDefault("language", "");
        if (language.equals("en") || language.equals("zh")) {
            Cookies.prefer(response, Cookies.LANGUAGE, language);
        }
        String theme = form.getOrDefault("theme", "");
        if (theme.equals("light") || theme.equals("dark") || theme.equals("auto")) {
            Cookies.prefer(response, Cookies.THEME, theme);
        }
        Answers.seeOther(response, ours(form.getOrDefault("_here", "")));
    }

    /** The form; empty, and refused already, when no page of ours sent it. */
    private Map<String, String> guarded(Incoming incoming, ServerResponse response) {
        Map<String, String> form = incoming.form().orElse(Map.of());
        if (form.isEmpty() || !incoming.fromOurPages()) {
            refuse(incoming, response, Status.FORBIDDEN_403, "trouble.foreign", Place.ROOT);
            return Map.of();
        }
        return form;
    }

    private void refuse(Incoming incoming, ServerResponse response, Status status, String key, String then) {
        String text = parts.words(incoming.language()).t(key);
        show(incoming, response, status, Map.of("kind", "sign-in", "trouble", text, "then", then));
    }

    private void show(Incoming incoming, ServerResponse response, Status status, Map<String, Object> what) {
        Answers.page(incoming, response, status, parts.renderer().door(view(incoming), new HashMap<>(what)));
    }

    /** The frame of a page for one who may be nobody. */
    View view(Incoming incoming) {
        return new View(
                parts.words(incoming.language()),
                parts.files(),
                incoming.theme(),
                "",
                "",
                Place.ROOT,
                "",
                "",
                parts.clock().instant());
    }

    private static String then(Map<String, String> fields) {
        return ours(fields.getOrDefault("then", ""));
    }

    /** Only to pages of ours: a link must not lead from the sign-in to somewhere else. */
    static String ours(String href) {
        boolean ours =
                href.equals(Place.ROOT) || href.startsWith(Place.ROOT + "/") || href.startsWith(Place.ROOT + "?");
        return ours && !href.contains("\\") && href.chars().allMatch(letter -> letter > ' ' && letter < 127)
                ? href
                : Place.ROOT;
    }
}
