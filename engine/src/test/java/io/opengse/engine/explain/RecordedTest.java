package io.opengse.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventTable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RecordedTest {
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** Such are made up by the situations. */
    private static final Pattern OF_AN_AGENT = Pattern.compile("notice \\d+|DISK_FULL: .*");

    private final Recorded chinese = Recorded.in(Language.CHINESE);

    /** Whatever happens to people in the situations that are explained. */
    @Test
    void everythingThatIsRecordedIsSaidInChinese() {
        Set<String> english = new TreeSet<>();
        for (Situation situation : SituationsTest.situations()) {
            Scene scene = new Scene();
            situation.played().apply(scene);
            scene.bed.engine().events().find(new EventTable.Query(null, Set.of(), null, null, 0, 0), 1000).stream()
                    .map(Event::message)
                    .filter(message -> !OF_AN_AGENT.matcher(message).matches())
                    .filter(message -> !CHINESE.matcher(chinese.say(message)).find())
                    .forEach(english::add);
        }

        assertThat(english).isEmpty();
    }

    @Test
    void whatIsToldWithinASentenceIsSaidInChineseToo() {
        assertThat(chinese.say(
                        "its process proc-1 is gone: crashed, exited with code 137 (it was ACTIVE with 1 of 8 seats"
                                + " taken)"))
                .isEqualTo("其进程 proc-1 已不存在：崩溃，以退出码 137 退出（当时为 ACTIVE，8 个座位中已占 1 个）");
    }

    @Test
    void whatIsToldOfHostsAndTokensIsSaidInChinese() {
        List<String> recorded = List.of(
                "Join token jt-1 was made: for 2 hosts, until 2026-11-23T09:00:00Z.",
                "Join token jt-1 was revoked.",
                "joined with token jt-1, made by api AKID1",
                "its certificate was revoked",
                "it is being drained: no new instances and sessions",
                "it is used again",
                "it was taken out of the books",
                "session gssess-1 is activated",
                "host h1 is AWAY and has processes: drain it, stop its agent, and forget it then; one that is away is"
                        + " LOST after host-lost-timeout");

        assertThat(recorded)
                .allSatisfy(sentence -> assertThat(
                                CHINESE.matcher(chinese.say(sentence)).find())
                        .isTrue());
    }

    @Test
    void whatWasBeforeIsSaidInChineseToo() {
        assertThat(chinese.say("Capacity changed to desired 2 (was 1), minimum 0, maximum 3 (was 1): set by hand"))
                .isEqualTo("容量变更为 期望 2（此前 1），最小 0，最大 3（此前 1）：手动设置");
    }

    @Test
    void whatNobodyKnowsStaysAsItIs() {
        assertThat(chinese.say("Segmentation fault")).isEqualTo("Segmentation fault");
        assertThat(chinese.say("")).isEmpty();
        assertThat(chinese.say("x, ".repeat(2000))).hasSize(6000);
    }

    @Test
    void englishIsAsItWasRecorded() {
        List<String> recorded = List.of("activated", "Fleet changed state to ACTIVE (it was ACTIVATING).");

        assertThat(recorded)
                .allSatisfy(sentence ->
                        assertThat(Recorded.in(Language.ENGLISH).say(sentence)).isEqualTo(sentence));
    }
}
