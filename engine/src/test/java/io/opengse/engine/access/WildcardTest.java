package io.opengse.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "gse:*, gse:CreateFleet",
        "gse:Create*, gse:CreateFleet",
        "gse:Create*, gse:Create",
        "*, anything",
        "**, anything",
        "*:*, gse:X",
        "a*b*c, a1b2b3c",
        "fleet/*, fleet/",
        "fleet/fleet-1, fleet/fleet-1",
    })
    void aStarStandsForAnything(String pattern, String text) {
        assertThat(new Wildcard(pattern).matches(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "gse:Create*, gse:DeleteFleet",
        "gse:create*, gse:CreateFleet",
        "fleet/fleet-1, fleet/fleet-12",
        "fleet/*-1, fleet/fleet-12",
        "a*b*c, a1c2b",
        "'', a",
    })
    void everythingElseStandsForItself(String pattern, String text) {
        assertThat(new Wildcard(pattern).matches(text)).isFalse();
    }

    @Test
    void manyStarsAgainstALongTextComeToAnEnd() {
        assertThat(new Wildcard("*a".repeat(500) + "b").matches("a".repeat(2000)))
                .isFalse();
    }
}
