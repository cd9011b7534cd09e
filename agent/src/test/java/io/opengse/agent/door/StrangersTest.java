package io.opengse.agent.door;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bytes no game would send, on raw sockets. The same ones every time; -Dseed= chooses others, -Drounds= more.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StrangersTest {
    private static final long SEED = Long.getLong("seed", 5758);
    private static final int ROUNDS = Integer.getInteger("rounds", 10);

    private Door door;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        door = new Door(directory, 2);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    @ParameterizedTest
    @EnumSource
    void aStrangerWhoListensDoesNoHarm(Attack attack) throws Exception {
        door.bears(() -> rounds(attack, (port, piece) -> Stranger.converse(port, piece)));
    }

    @ParameterizedTest
    @EnumSource
    void aStrangerWhoDoesNotListenDoesNoHarm(Attack attack) throws Exception {
        door.bears(() -> rounds(attack, (port, piece) -> Stranger.shout(port, piece)));
    }

    private interface Manner {
        void visit(int port, byte[] piece) throws Exception;
    }

    private void rounds(Attack attack, Manner manner) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            try {
                manner.visit(door.server.port(), attack.bytes(random));
            } catch (Exception failure) {
                throw new AssertionError(attack + " failed in round " + round + "; again with -Dseed=" + SEED, failure);
            }
        }
    }
}
