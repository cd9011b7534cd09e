package io.opengse.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
    @TempDir
    Path directory;

    @Test
    void anyTextSurvives() throws Exception {
        Path file = directory.resolve("x");
        List<String> words = List.of("", "a=b", "line\nline\r\n", "C:\\new\\r", "checksum=1", "ä€😀", " blank ");

        RecordFile.write(file, new Fields().putAll("word", words));

        assertThat(RecordFile.read(file).all("word")).isEqualTo(words);
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
        Path file = directory.resolve("x");
        RecordFile.write(file, new Fields().put("one", "1").put("two", "checksum=2"));
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> RecordFile.read(file)).isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void everyChangedByteIsNoticed() throws IOException {
        Path file = directory.resolve("x");
        RecordFile.write(file, new Fields().put("one", "1").put("two", "2"));
        byte[] whole = Files.readAllBytes(file);

        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> RecordFile.read(file)).isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void aFieldThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new Fields().put("one", "x").number("one"))
                .hasMessageContaining("one is not a number");
        assertThatThrownBy(() -> new Fields().text("two")).hasMessage("the field two is missing");
    }
}
