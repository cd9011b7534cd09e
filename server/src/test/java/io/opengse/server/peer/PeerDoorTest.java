package io.opengse.server.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.TestBed;
import io.opengse.engine.replica.Replica;
import io.opengse.engine.replica.Replicas;
import io.opengse.server.peer.PeerDoor.Outcome;
import io.opengse.server.peer.PeerSeal.Direction;
import io.opengse.server.peer.PeerSeal.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is answered as another server of the database, and who is not. */
class PeerDoorTest {
    private static final byte[] KEY = new byte[32];
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

    private final PeerSeal seal = new PeerSeal(KEY);
    private final Replicas replicas = new TestBed().engine().replicas();
    private final List<String> asked = new ArrayList<>();
    private final PeerDoor door = new PeerDoor("srv-me", KEY, replicas, question -> {
        asked.add(new String(question, StandardCharsets.UTF_8));
        return "answer".getBytes(StandardCharsets.UTF_8);
    });

    @BeforeEach
    void another() {
        replicas.tell(new Replica("srv-you", "you:8080", "1", Instant.EPOCH, Instant.EPOCH, 1));
    }

    private Outcome ask(Envelope envelope, byte[] sealed) {
        return door.answer(envelope.from(), envelope.to(), envelope.number(), sealed);
    }

    @Test
    void aServerOfTheDatabaseIsAnswered() {
        Envelope envelope = new Envelope("srv-you", "srv-me", 1);

        Outcome outcome = ask(envelope, seal.seal(envelope, Direction.QUESTION, HELLO));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(seal.open(envelope, Direction.ANSWER, answered.sealed()))
                                .hasValueSatisfying(
                                        text -> assertThat(text).asString().isEqualTo("answer")));
        assertThat(asked).containsExactly("hello");
    }

    @Test
    void aQuestionThatComesAgainIsNotAnswered() {
        Envelope envelope = new Envelope("srv-you", "srv-me", 1);
        byte[] sealed = seal.seal(envelope, Direction.QUESTION, HELLO);
        ask(envelope, sealed);

        assertThat(ask(envelope, sealed)).isInstanceOf(Outcome.Stranger.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aQuestionUnderAnotherNumberIsNotAnswered() {
        byte[] sealed = seal.seal(new Envelope("srv-you", "srv-me", 1), Direction.QUESTION, HELLO);

        assertThat(ask(new Envelope("srv-you", "srv-me", 2), sealed)).isInstanceOf(Outcome.Stranger.class);
    }

    @Test
    void aForgedQuestionUsesNoNumberUp() {
        Envelope envelope = new Envelope("srv-you", "srv-me", 1);

        assertThat(ask(envelope, new byte[40])).isInstanceOf(Outcome.Stranger.class);
        assertThat(ask(envelope, new byte[0])).isInstanceOf(Outcome.Stranger.class);
        assertThat(ask(envelope, seal.seal(envelope, Direction.QUESTION, HELLO)))
                .isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void aQuestionUnderTheKeyOfAnotherDatabaseIsNotAnswered() {
        Envelope envelope = new Envelope("srv-you", "srv-me", 1);
        byte[] key = KEY.clone();
        key[0] = 1;

        assertThat(ask(envelope, new PeerSeal(key).seal(envelope, Direction.QUESTION, HELLO)))
                .isInstanceOf(Outcome.Stranger.class);
    }

    @Test
    void aQuestionForAnotherServerIsNotAnswered() {
        Envelope envelope = new Envelope("srv-you", "srv-other", 1);
        byte[] sealed = seal.seal(envelope, Direction.QUESTION, HELLO);

        assertThat(ask(envelope, sealed)).isInstanceOf(Outcome.Stranger.class);
        assertThat(ask(new Envelope("srv-you", "srv-me", 1), sealed)).isInstanceOf(Outcome.Stranger.class);
    }

    @Test
    void anAnswerIsNoQuestion() {
        Envelope envelope = new Envelope("srv-you", "srv-me", 1);

        assertThat(ask(envelope, seal.seal(envelope, Direction.ANSWER, HELLO))).isInstanceOf(Outcome.Stranger.class);
    }

    @Test
    void aServerThatIsNotInTheDatabaseIsNotAnswered() {
        Envelope envelope = new Envelope("srv-gone", "srv-me", 1);

        assertThat(ask(envelope, seal.seal(envelope, Direction.QUESTION, HELLO)))
                .isInstanceOf(Outcome.Stranger.class);
        assertThat(asked).isEmpty();
    }
}
