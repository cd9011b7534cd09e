package io.opengse.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrandingTest {
    @Test
    void itSaysWhereTheInstancesAre() {
        assertThat(new Stranding(0, 0).words()).startsWith("it has no instance");
        assertThat(new Stranding(0, 2).words()).isEqualTo("it is on no host; instances that wait for one: 2");
        assertThat(new Stranding(3, 1).words())
                .isEqualTo("none of its hosts is connected; instances on hosts that are away: 3, on none: 1");
    }
}
