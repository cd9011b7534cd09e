package io.opengse.agent.os;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Positive;
import org.junit.jupiter.api.Test;

class ProcStatTest {
    @Test
    void aPlainLineIsRead() {
        ProcStat stat =
                ProcStat.parse("4242 (game) S 17 4242 4200 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 9 9 9\n");

        assertThat(stat).isEqualTo(new ProcStat(4242, 'S', 17, 4200, 987654));
    }

    @Test
    void aZombieDoesNotRun() {
        assertThat(new ProcStat(1, 'Z', 1, 1, 1).running()).isFalse();
        assertThat(new ProcStat(1, 'R', 1, 1, 1).running()).isTrue();
        assertThat(new ProcStat(1, 'D', 1, 1, 1).running()).isTrue();
    }

    @Property
    void noProgramNameConfusesIt(
            @ForAll("names") String name, @ForAll @Positive long pid, @ForAll @Positive long ticks) {
        String line = pid + " (" + name + ") R 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 " + ticks + " 24 25";

        assertThat(ProcStat.parse(line)).isEqualTo(new ProcStat(pid, 'R', 5, 7, ticks));
    }

    @Property
    void garbageIsRefusedQuietly(@ForAll("lines") String line) {
        ProcStat.parse(line);
    }

    @Property
    void aLineCutShortIsRefused(@ForAll @CharRange(from = 'a', to = 'z') String name) {
        String line = "7 (" + name + ") R 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21";

        assertThat(ProcStat.parse(line)).isNull();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars(" ()\n\tRSZ0123456789").all().ofMaxLength(64);
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.strings().withChars(" ()-\nRS0123456789").ofMaxLength(120);
    }
}
