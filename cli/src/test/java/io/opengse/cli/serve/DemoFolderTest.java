package io.opengse.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.cli.fleetfile.FleetFile;
import io.opengse.cli.fleetfile.FleetFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir
    Path data;

    @Test
    void theDemoFleetCanBeLaunchedAsItIs() throws IOException {
        Path file = DemoFolder.prepare(data, "/x/lib/sample-game-1.jar:/x/lib/helidon.jar:/x/lib/grpc-api-1.jar", "");

        FleetFile fleet = FleetFileReader.read(file);

        assertThat(fleet.description().name()).isEqualTo("demo");
        assertThat(fleet.warnings()).isEmpty();
        assertThat(Files.readString(data.resolve("demo/start.sh")))
                .contains("GSE_GAME_CLASSPATH='/x/lib/sample-game-1.jar:/x/lib/grpc-api-1.jar'");
    }

    @Test
    void anEditedFleetFileIsLeftAlone() throws IOException {
        Path file = DemoFolder.prepare(data, "", "");
        Files.writeString(file, "# mine\n");

        DemoFolder.prepare(data, "", "");

        assertThat(file).hasContent("# mine\n");
    }
}
