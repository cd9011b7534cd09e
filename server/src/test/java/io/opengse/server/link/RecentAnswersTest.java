package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Question;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final RecentAnswers recent = new RecentAnswers(now::get, 2);

    @Test
    void theSameQuestionAgainGetsTheAnswerItGot() {
        Answer first = recent.to(question("r1", "psess-1"), this::numbered);

        assertThat(recent.to(question("r1", "psess-1"), this::numbered)).isEqualTo(first);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aGameThatAlwaysSendsOneRequestIdIsStillAnsweredAboutEachPlayer() {
        recent.to(question("r1", "psess-1"), this::numbered);
        recent.to(question("r1", "psess-2"), this::numbered);

        assertThat(asked).hasValue(2);
    }

    @Test
    void whatWasAnsweredLongAgoIsAnsweredAnew() {
        recent.to(question("r1", "psess-1"), this::numbered);
        now.set(now.get().plusSeconds(121));

        recent.to(question("r1", "psess-1"), this::numbered);

        assertThat(asked).hasValue(2);
    }

    @Test
    void theEldestIsForgottenWhenThereAreTooMany() {
        recent.to(question("r1", "psess-1"), this::numbered);
        recent.to(question("r2", "psess-1"), this::numbered);
        recent.to(question("r3", "psess-1"), this::numbered);

        recent.to(question("r1", "psess-1"), this::numbered);

        assertThat(asked).hasValue(4);
    }

    @Test
    void aFailureOfOursIsNotKept() {
        Answer failure = Answer.newBuilder()
                .setResponse(GseResponse.newBuilder().setStatus(GseResponse.Status.ERROR_500))
                .build();
        recent.to(question("r1", "psess-1"), _ -> failure);
        assertThatThrownBy(() -> recent.to(question("r2", "psess-1"), _ -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        recent.to(question("r1", "psess-1"), this::numbered);
        recent.to(question("r2", "psess-1"), this::numbered);

        assertThat(asked).hasValue(2);
    }

    private Answer numbered(Question question) {
        return Answer.newBuilder()
                .setResponse(GseResponse.newBuilder().setErrorMessage("answer " + asked.incrementAndGet()))
                .build();
    }

    private static Question question(String request, String player) {
        return Question.newBuilder()
                .setProcessId("proc-1")
                .setRequestId(request)
                .setAccept(AcceptPlayerSessionRequest.newBuilder().setPlayerSessionId(player))
                .build();
    }
}
