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

    /** Written over, in the room it has, with a new file when there is none, and beyond one page. */
    @Test
    void whatIsWrittenAgainIsReadAsItWasWrittenLast() throws Exception {
        Path file = directory.resolve("x");
        for (int length : new int[] {0, 900, 5, 1500, 3000, 9000, 10, 4000, 5000, 1}) {
            String word = "w".repeat(length);
            RecordFile.writeUntilReboot(file, new Fields().put("word", word));
            assertThat(RecordFile.read(file).text("word")).isEqualTo(word);
        }
        assertThat(directory.toFile().list()).containsExactly("x");
    }

    @Test
    void everyChangedByteOfAPaddedFileIsNoticed() throws IOException {
        Path file = directory.resolve("x");
        RecordFile.writeUntilReboot(file, new Fields().put("one", "1"));
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
