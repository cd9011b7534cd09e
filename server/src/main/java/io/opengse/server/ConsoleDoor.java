package io.opengse.server;

import io.opengse.server.access.AccessBook;
import io.opengse.server.access.Identity;
import io.opengse.server.api.CloudApi;
import io.opengse.server.api.Guard;
import io.opengse.server.api.Reply;
import io.opengse.server.api.call.FlatParameters;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.console.Door;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The console's way to the API: calls go through the same guard as signed ones. */
public record ConsoleDoor(CloudApi api, Guard guard, AccessBook book) implements Door {
    @Override
    public Optional<String> nameOf(String secretId) {
        return book.find(secretId).map(Identity::name);
    }

    @Override
    public boolean opens(String secretId, String secretKey) {
        Optional<Identity> identity = book.find(secretId);
        boolean current = same(identity.map(Identity::secretKey).orElse(""), secretKey);
        boolean former = same(book.formerKey(secretId).orElse(""), secretKey);
        return identity.isPresent() && !secretKey.isEmpty() && (current || former);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean allows(String secretId, String action, Map<String, String> parameters) {
        return api.allows(secretId, action, FlatParameters.tree(parameters));
    }

    @Override
    public Outcome call(Call call) {
        Reply reply;
        try {
            reply = api.answer(
                    call.secretId(),
                    call.action(),
                    FlatParameters.tree(call.parameters()),
                    call.origin(),
                    call.source());
        } catch (ApiProblem malformed) {
            return new Outcome(malformed.code().wireName(), malformed.text(), Map.of());
        }
        Map<String, @Nullable Object> answer = answer(reply.envelope().get("Response"));
        return answer.remove("Error") instanceof Map<?, ?> error
                ? new Outcome(reply.code(), String.valueOf(error.get("Message")), Map.of())
                : new Outcome(reply.code(), "", answer);
    }

    private static Map<String, @Nullable Object> answer(@Nullable Object response) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        if (response instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> answer.put(String.valueOf(name), value));
        }
        return answer;
    }

    @Override
    public void note(String secretId, String action, String code, String source) {
        guard.noteVisit(secretId, action, code, source);
    }
}
