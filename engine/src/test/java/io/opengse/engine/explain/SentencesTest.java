package io.opengse.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.QueueName;
import io.opengse.engine.placement.PlacementStatus;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** The name of every kind of reason, and of each variant. */
    private static Set<String> wanted() {
        return Arrays.stream(Reason.class.getPermittedSubclasses())
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .flatMap(SentencesTest::keys)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> keys(Class<?> reason) {
        return Arrays.stream(reason.getRecordComponents())
                .filter(component -> component.getName().equals(Inputs.VARIANT))
                .map(RecordComponent::getType)
                .findFirst()
                .map(type -> Arrays.stream(type.getEnumConstants())
                        .map(constant -> reason.getSimpleName() + "." + ((Enum<?>) constant).name()))
                .orElseGet(() -> Stream.of(reason.getSimpleName()));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasASentenceAndNoSentenceIsLeftOver(Language language) {
        assertThat(Sentences.in(language).keys()).isEqualTo(wanted());
    }

    @Test
    void inputsAreFilledIn() {
        Reason reason = new ProcessReason.KilledAt(NOW, NOW.plusSeconds(1), 1);

        assertThat(Sentences.in(Language.ENGLISH).say(reason))
                .isEqualTo("If it still runs in 1 second, at 2026-03-01T12:00:01Z, it is killed.");
    }

    @Test
    void wordsThatAreNotThereLeaveNoColon() {
        QueueName queue = new QueueName("ranked");
        Reason bare = new PlacementReason.PlacementStands(NOW, PlacementStatus.FAILED, queue, "");
        Reason told = new PlacementReason.PlacementStands(NOW, PlacementStatus.FAILED, queue, "its queue was deleted.");

        assertThat(Sentences.in(Language.ENGLISH).say(bare)).isEqualTo("It failed.");
        assertThat(Sentences.in(Language.ENGLISH).say(told)).isEqualTo("It failed: its queue was deleted.");
        assertThat(Sentences.in(Language.CHINESE).say(told)).isEqualTo("已失败：its queue was deleted。");
    }
}
