package io.opengse.server.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.server.console.visit.Visit;
import io.opengse.server.console.web.Answers;
import io.opengse.server.console.web.Cookies;
import io.opengse.server.console.web.FormParameters;
import io.opengse.server.console.web.Incoming;
import io.opengse.server.console.word.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Forms that call an action of the API: with the token of the visit, from a page of ours. The script gets JSON and shows
 * it in place; a browser without scripts is led back to the page with a sentence on top.
 */
final class Actions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z0-9.]+)}");

    private static final String COMMAND = "Command";

    private final Parts parts;

    Actions(Parts parts) {
        this.parts = parts;
    }

    void run(Incoming incoming, String action, ServerResponse response) {
        Words words = parts.words(incoming.language());
        Optional<Visit> visit = parts.visits().enter(incoming.cookie(Cookies.VISIT));
        Map<String, String> form = incoming.form().orElse(Map.of());
        boolean trusted = visit.isPresent()
                && incoming.fromOurPages()
                && visit.get().csrf().equals(form.getOrDefault("_csrf", ""));
        if (!trusted) {
            response.status(Status.FORBIDDEN_403);
            json(response, Map.of("message", words.t("trouble.foreign")));
            return;
        }
        Door.Outcome outcome = parts.door()
                .call(new Door.Call(
                        visit.get().secretId(), action, FormParameters.of(form), incoming.origin(), incoming.source()));
        String here = Entrance.ours(form.getOrDefault("_here", ""));
        String then = form.containsKey("_then") ? Entrance.ours(href(form.get("_then"), outcome.answer())) : here;
        if (incoming.asynchronous()) {
            answer(outcome, shown(form, outcome), then, visit.get(), words, response);
        } else {
            String notice = outcome.done() ? kept(shown(form, outcome), words) : words.told(outcome.message());
            parts.visits().leave(visit.get(), notice);
            Answers.seeOther(response, outcome.done() ? then : here);
        }
    }

    private void answer(
            Door.Outcome outcome,
            Map<String, @Nullable Object> shown,
            String then,
            Visit visit,
            Words words,
            ServerResponse response) {
        if (!outcome.done()) {
            json(response, Map.of("code", outcome.code(), "message", words.told(outcome.message())));
        } else if (shown.isEmpty()) {
            parts.visits().leave(visit, words.t("done"));
            json(response, Map.of("then", then));
        } else {
            json(
                    response,
                    Map.of("shown", named(shown, words), "message", words.t(once(shown) ? "shown.once" : "done")));
        }
    }

    /** The same for a browser without scripts: what is shown once stands on top of the next page. */
    private static String kept(Map<String, @Nullable Object> shown, Words words) {
        StringBuilder text = new StringBuilder(words.t(once(shown) ? "shown.once" : "done"));
        named(shown, words)
                .forEach((name, value) ->
                        text.append(' ').append(name).append(" ").append(value).append(';'));
        return text.toString();
    }

    private static boolean once(Map<String, @Nullable Object> shown) {
        return shown.containsKey("SecretKey") || shown.containsKey("Secret") || shown.containsKey(COMMAND);
    }

    /** By the names that people read, where there is one. */
    private static Map<String, @Nullable Object> named(Map<String, @Nullable Object> shown, Words words) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        shown.forEach((name, value) -> named.put(words.has("shown." + name) ? words.t("shown." + name) : name, value));
        return named;
    }

    private static Map<String, @Nullable Object> shown(Map<String, String> form, Door.Outcome outcome) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        for (String field : form.getOrDefault("_show", "").split(" ", 20)) {
            Object value = field.isEmpty() ? null : at(outcome.answer(), field);
            if (value != null) {
                shown.put(field.substring(field.lastIndexOf('.') + 1), value);
            }
        }
        String command = form.getOrDefault("_command", "");
        if (outcome.done() && !command.isEmpty()) {
            shown.put(COMMAND, filled(command, outcome.answer(), value -> value));
        }
        return shown;
    }

    private static String href(String href, Map<String, @Nullable Object> answer) {
        return filled(href, answer, value -> URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static String filled(String text, Map<String, @Nullable Object> answer, UnaryOperator<String> written) {
        return FIELD.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(written.apply(String.valueOf(at(answer, found.group(1))))));
    }

    private static @Nullable Object at(Map<?, ?> answer, String path) {
        Object value = answer;
        for (String step : path.split("\\.", 8)) {
            value = switch (value) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list when step.equals("0") && !list.isEmpty() -> list.getFirst();
                case null, default -> null;
            };
        }
        return value;
    }

    private static void json(ServerResponse response, Map<String, ?> body) {
        try {
            Answers.json(response, JSON.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer is made of maps, lists and texts only", impossible);
        }
    }
}
