package io.opengse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.TestBed;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.credential.SecretSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedSecretsTest {
    private static final String KEY = "00112233445566778899aabbccddeeff".repeat(2);

    @TempDir
    private Path folder;

    private final TestBed bed = new TestBed();

    @Test
    void whatTheFirstServerMadeTheSecondTakes() throws IOException {
        SharedSecrets first = server("first");
        SharedSecrets second = server("second");

        Set<String> fresh = first.fetch();
        make(first, "of the first");
        assertThat(first.leave(fresh)).isTrue();

        assertThat(second.fetch()).isEmpty();
        assertThat(second.data().resolve("url.key")).hasContent("of the first");
    }

    @Test
    void ofTwoThatStartForTheFirstTimeAtOnceTheSlowerTakesWhatTheQuickerMade() throws IOException {
        SharedSecrets quick = server("quick");
        SharedSecrets slow = server("slow");
        Set<String> freshAtQuick = quick.fetch();
        Set<String> freshAtSlow = slow.fetch();
        make(quick, "of the quick");
        make(slow, "of the slow");
        quick.leave(freshAtQuick);

        assertThat(slow.leave(freshAtSlow)).isFalse();
        assertThat(slow.leave(slow.fetch())).isTrue();

        assertThat(slow.data().resolve("credentials.json")).hasContent("of the quick");
    }

    @Test
    void aServerThatHadItsOwnFilesBeforeIsRefused() throws IOException {
        SharedSecrets first = server("first");
        Set<String> fresh = first.fetch();
        make(first, "of the first");
        first.leave(fresh);
        SharedSecrets stranger = server("stranger");
        make(stranger, "of the stranger");

        assertThatExceptionOfType(StoreFailed.class)
                .isThrownBy(stranger::fetch)
                .withMessageContaining("is not the one that the servers of this database share");
        assertThat(stranger.data().resolve("url.key")).hasContent("of the stranger");
    }

    private static void make(SharedSecrets server, String text) throws IOException {
        for (String name : SharedSecrets.FILES) {
            Files.writeString(server.data().resolve(name), text);
        }
    }

    private SharedSecrets server(String name) throws IOException {
        Path data = Files.createDirectories(folder.resolve(name));
        Path key = Files.writeString(data.resolve("access.key"), KEY);
        return new SharedSecrets(bed.engine().replicas(), SecretSeal.open(key, new Random(1)), data);
    }
}
