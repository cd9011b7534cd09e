package io.opengse.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files stay small and names say what a thing is. */
class SizesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final int HARD_LIMIT = 400;
    private static final int MEDIAN_LIMIT = 70;
    private static final int NINE_OF_TEN_LIMIT = 200;
    private static final Pattern VAGUE_NAME =
            Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Base|Data|Info|Dto)\\.java");
    private static final Pattern VAGUE_FOLDER =
            Pattern.compile(".*/(util|utils|common|manager|managers|impl|dto|helper|helpers|base|misc)/.*");

    @Test
    void noFileIsLongerThanTheHardLimit() {
        assertThat(lines("main", "test"))
                .allSatisfy((file, count) ->
                        assertThat(count).as("lines of %s", file).isLessThanOrEqualTo(HARD_LIMIT));
    }

    @Test
    void mostFilesAreShort() {
        List<Integer> sorted = lines("main").values().stream().sorted().toList();

        assertThat(sorted).hasSizeGreaterThan(50);
        assertThat(sorted.get(sorted.size() / 2)).as("median").isLessThanOrEqualTo(MEDIAN_LIMIT);
        assertThat(sorted.get(sorted.size() * 9 / 10)).as("nine of ten").isLessThanOrEqualTo(NINE_OF_TEN_LIMIT);
    }

    @Test
    void noNameIsVague() {
        assertThat(lines("main", "test").keySet())
                .noneMatch(file -> VAGUE_NAME.matcher(file).matches())
                .noneMatch(file ->
                        VAGUE_FOLDER.matcher(file.toLowerCase(Locale.ROOT)).matches());
    }

    private static Map<String, Integer> lines(String... sourceSets) {
        Map<String, Integer> counts = new TreeMap<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.filter(path -> Files.exists(path.resolve("pom.xml")))
                    .toList()) {
                for (String sourceSet : sourceSets) {
                    count(module.resolve("src").resolve(sourceSet).resolve("java"), counts);
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return counts;
    }

    private static void count(Path sources, Map<String, Integer> counts) throws IOException {
        if (!Files.isDirectory(sources)) {
            return;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                counts.put(
                        ROOT.relativize(file).toString(),
                        Files.readAllLines(file).size());
            }
        }
    }
}
