package io.opengse.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.server.api.declaration.Action;
import io.opengse.server.http.ServedEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What policies can name one by one, of the actions that are offered. */
class TouchedTest {
    @TempDir
    Path folder;

    private ServedEngine served;

    @BeforeEach
    void start() {
        served = new ServedEngine(folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void everyActionThatTouchesAThingHasAParameterThatNamesIt() {
        List<String> without = touching().stream()
                .filter(action -> action.parameters().stream()
                        .noneMatch(parameter -> action.touched().parameters().contains(parameter.name())))
                .map(Action::name)
                .toList();

        assertThat(without).isEmpty();
    }

    @Test
    void asManyActionsTouchAThingAsAreDocumentedAndStillOffered() {
        Map<String, Long> counts =
                touching().stream().collect(Collectors.groupingBy(TouchedTest::kind, Collectors.counting()));

        assertThat(counts)
                .containsOnly(
                        Map.entry("asset", 3L),
                        Map.entry("alias", 4L),
                        Map.entry("fleet", 20L),
                        Map.entry("gameServerSessionQueue", 3L));
    }

    @Test
    void noOperatorActionTouchesASingleThing() {
        assertThat(touching()).noneMatch(action -> action.permission().startsWith("opengse:"));
    }

    private List<Action<?>> touching() {
        return served.actions().stream()
                .filter(action -> action.touched().kind() != null)
                .toList();
    }

    private static String kind(Action<?> action) {
        return action.touched().form().split("/", 2)[0];
    }
}
