package io.opengse.cli.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void whatIsAnnouncedIsFoundUntilItIsWithdrawn() throws IOException {
        DataDirectory directory = new DataDirectory(folder.resolve("new"));
        assertThat(directory.endpoints()).isEmpty();

        directory.announce(new Endpoints("127.0.0.1:8080", "127.0.0.1:5758"));
        assertThat(directory.endpoints()).contains(new Endpoints("127.0.0.1:8080", "127.0.0.1:5758"));
        assertThat(Files.readString(folder.resolve("new/endpoints.json")))
                .isEqualTo(
                        "{\"api\":\"127.0.0.1:8080\",\"sdk\":\"127.0.0.1:5758\",\"scheme\":\"http\",\"certificate\":\"\"}");

        directory.withdraw();
        assertThat(directory.endpoints()).isEmpty();
    }
}
