package io.opengse.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plays every situation in a real engine; the files are what it says to people then. */
class SituationsTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "io", "opengse", "engine", "explain");
    private static final String HEAD = """
            # What is answered to whoever asks why, situation by situation. Written by SituationsTest; after a change run
            # ./mvnw -pl engine test -Dtest=SituationsTest -Dexplain.write=true and read what has become different.
            """;

    static List<Situation> situations() {
        return Stream.of(
                        SessionSituations.all(),
                        ProcessSituations.all(),
                        FleetSituations.all(),
                        ScalingSituations.all(),
                        PlacementSituations.all(),
                        HostSituations.all())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void everySituationIsExplainedAsWritten() throws IOException {
        Map<String, Explanation> explanations = new LinkedHashMap<>();
        situations()
                .forEach(situation ->
                        explanations.put(situation.name(), situation.played().apply(new Scene())));

        for (Language language : Language.values()) {
            String told = told(explanations, Sentences.in(language));
            Path file = FOLDER.resolve("situations_" + language.code() + ".txt");
            if (Boolean.getBoolean("explain.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, told);
            }
            assertThat(file).hasContent(told);
        }
    }

    @Test
    void theyHaveNamesOfTheirOwn() {
        assertThat(situations().stream().map(Situation::name)).doesNotHaveDuplicates();
    }

    private static String told(Map<String, Explanation> explanations, Sentences sentences) {
        StringBuilder told = new StringBuilder(HEAD);
        explanations.forEach((name, explanation) -> {
            told.append("\n== ")
                    .append(name)
                    .append(" (")
                    .append(explanation.status())
                    .append(")\n");
            explanation
                    .why()
                    .forEach(reason ->
                            told.append(withoutIds(sentences.say(reason))).append('\n'));
        });
        return told.toString();
    }

    /** Which ids the dice give is of no interest here. */
    private static String withoutIds(String text) {
        return text.replaceAll(
                        "qcs::gse:local:uin/\\d+:gameserversession/fleet-\\w+-\\w+/(gssess-\\w+-\\w+|p1)", "SESSION")
                .replaceAll("fleet-\\w{8}-\\w{8}", "FLEET")
                .replaceAll("alias-\\w{8}-\\w{8}", "ALIAS")
                .replaceAll("\\bins-\\w{4,8}(-\\w{8})?", "INSTANCE")
                .replaceAll("psess-\\w+(-\\w+)*", "PLAYER-SESSION");
    }
}
