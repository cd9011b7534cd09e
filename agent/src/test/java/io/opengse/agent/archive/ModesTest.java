package io.opengse.agent.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModesTest {
    @Test
    void aModeIsSetWhereThereAreModes(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("game"), Modes.ownersOnly(folder));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwx------");

        Modes.set(file, 0754);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-xr--");
    }

    @Test
    void windowsHasNone() throws IOException {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            Path file = windows.getPath("C:\\game.exe");
            Files.createFile(file, Modes.ownersOnly(file));

            Modes.set(file, 0400);

            Files.writeString(file, "may still be written");
            assertThat(Files.size(file)).isPositive();
        }
    }
}
