package io.opengse.server.link;

import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The same question asked again under the same (process, request id) gets the answer it got. Soft state, bounded in
 * number and age: what it forgets is answered anew, which is right as well, because every question is idempotent by its
 * meaning. What it saves is a late duplicate undoing a newer call.
 */
final class RecentAnswers {
    private static final Duration KEPT_FOR = Duration.ofMinutes(2);

    private final InstantSource clock;
    private final Map<Question, Given> given;

    private record Given(Instant at, CompletableFuture<Answer> answer) {}

    RecentAnswers(InstantSource clock, int most) {
        this.clock = clock;
        this.given = new Bounded(most);
    }

    /**
     * Answers it, or waits for the answer that the same question is just being given. Failures of ours (ERROR_500, or
     * thrown) are not kept.
     */
    Answer to(Question question, Function<Question, Answer> answering) {
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        Optional<CompletableFuture<Answer>> earlier = claim(question, mine);
        if (earlier.isPresent()) {
            return earlier.get().join();
        }
        try {
            Answer answer = answering.apply(question);
            if (answer.getResponse().getStatus() == GseResponse.Status.ERROR_500) {
                forget(question);
            }
            mine.complete(answer);
            return answer;
        } catch (RuntimeException problem) {
            forget(question);
            mine.completeExceptionally(problem);
            throw problem;
        }
    }

    private Optional<CompletableFuture<Answer>> claim(Question question, CompletableFuture<Answer> mine) {
        Instant now = clock.instant();
        synchronized (given) {
            Given earlier = given.get(question);
            if (earlier != null && now.isBefore(earlier.at().plus(KEPT_FOR))) {
                return Optional.of(earlier.answer());
            }
            given.put(question, new Given(now, mine));
            return Optional.empty();
        }
    }

    private void forget(Question question) {
        synchronized (given) {
            given.remove(question);
        }
    }

    /** Forgets its eldest entry when it holds too many. */
    private static final class Bounded extends LinkedHashMap<Question, Given> {
        private static final long serialVersionUID = 1L;

        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Given> eldest) {
            return size() > most;
        }
    }
}
