package io.opengse.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExpositionTest {
    private static final Measure HOSTS = Measure.gauge("hosts", "Hosts.", "status");
    private static final Measure CALLS = Measure.histogram("call_seconds", "Calls.", "call");

    @Test
    void aFamilyHasItsHelpItsTypeAndItsSamples() {
        String text = new Exposition()
                .family(HOSTS)
                .sample(HOSTS, 2, "AWAY")
                .sample(HOSTS, 0.5, "CONNECTED")
                .toString();

        assertThat(text).isEqualTo("""
                # HELP hosts Hosts.
                # TYPE hosts gauge
                hosts{status="AWAY"} 2
                hosts{status="CONNECTED"} 0.5
                """);
    }

    @Test
    void valuesOfLabelsAreQuoted() {
        assertThat(new Exposition().sample(HOSTS, 1, "a\"b\\c\nd").toString())
                .isEqualTo("hosts{status=\"a\\\"b\\\\c\\nd\"} 1\n");
    }

    @Test
    void aHistogramCountsUpward() {
        Histogram histogram = new Histogram();
        histogram.observe(50_000);
        histogram.observe(2_000_000);
        histogram.observe(60_000_000_000L);

        String text = new Exposition().histogram(CALLS, histogram, "Ready").toString();

        assertThat(text)
                .contains("call_seconds_bucket{call=\"Ready\",le=\"1.0E-4\"} 1\n")
                .contains("call_seconds_bucket{call=\"Ready\",le=\"0.001\"} 1\n")
                .contains("call_seconds_bucket{call=\"Ready\",le=\"0.003\"} 2\n")
                .contains("call_seconds_bucket{call=\"Ready\",le=\"10.0\"} 2\n")
                .contains("call_seconds_bucket{call=\"Ready\",le=\"+Inf\"} 3\n")
                .contains("call_seconds_count{call=\"Ready\"} 3\n")
                .contains("call_seconds_sum{call=\"Ready\"} 60.00205\n");
    }

    @Test
    void everyLabelNeedsItsValue() {
        assertThatThrownBy(() -> new Exposition().sample(HOSTS, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
