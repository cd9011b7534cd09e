package io.opengse.engine.session;

import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.FirstAnswerTable.FirstAnswer;
import io.opengse.engine.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Remembers what was answered to a creation that names itself, by token or custom id (decision D8): a repetition gets the
 * same session as it stands now, and one name with other parameters is refused.
 */
final class FirstAnswers {
    private static final Duration KEPT = Duration.ofHours(24);

    private FirstAnswers() {}

    /** @throws Refused Invalid when a name was used with other parameters */
    static Optional<GameSession> find(Transaction transaction, NewSession command, Instant now) {
        for (String key : keys(command)) {
            Optional<GameSession> answer = find(transaction, command, key, now);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    static void keep(Transaction transaction, NewSession command, GameSession session, Instant now) {
        for (String key : keys(command)) {
            FirstAnswerTable.in(transaction)
                    .insert(new FirstAnswer(key, digest(command), session.id(), now.plus(KEPT)));
        }
    }

    private static Optional<GameSession> find(Transaction transaction, NewSession command, String key, Instant now) {
        FirstAnswerTable answers = FirstAnswerTable.in(transaction);
        Optional<FirstAnswer> kept = answers.find(key);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        FirstAnswer first = kept.get();
        Optional<GameSession> session = SessionTable.in(transaction).find(first.session());
        if (session.isEmpty() || !first.expires().isAfter(now)) {
            answers.remove(key);
            return Optional.empty();
        }
        if (!first.parameters().equals(digest(command))) {
            throw Refused.invalid(
                    key.startsWith("token:")
                            ? "IdempotencyToken " + command.idempotencyToken()
                                    + " was used with other parameters for session " + first.session()
                                    + "; use a new one for a new session"
                            : "GameServerSessionId " + command.customId()
                                    + " was used with other parameters for session " + first.session()
                                    + "; choose another one for a new session");
        }
        return session;
    }

    private static List<String> keys(NewSession command) {
        List<String> keys = new ArrayList<>(2);
        if (!command.idempotencyToken().isEmpty()) {
            keys.add("token:" + command.idempotencyToken());
        }
        if (!command.customId().isEmpty()) {
            keys.add("id:" + command.customId());
        }
        return keys;
    }

    /** Everything that makes the session what it is; each part with its length, so that no two lists look alike. */
    private static String digest(NewSession command) {
        SessionRequest request = command.request();
        List<String> parts = new ArrayList<>(List.of(
                command.target().toString(),
                command.customId(),
                request.name(),
                String.valueOf(request.maxPlayers()),
                request.data(),
                request.creatorId(),
                request.matchmakerData()));
        request.properties().forEach((key, value) -> parts.addAll(List.of(key, value)));
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
