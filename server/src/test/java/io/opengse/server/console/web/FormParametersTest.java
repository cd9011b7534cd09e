package io.opengse.server.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormParametersTest {
    @Test
    void whatIsLeftEmptyIsLeftOutUnlessItMayBeEmptied() {
        assertThat(FormParameters.of(Map.of(
                        "Name", " ", "Description", "", "_empty.Description", "1", "_csrf", "token", "A", " b ")))
                .isEqualTo(Map.of("Description", "", "A", "b"));
    }

    @Test
    void aListIsCountedAnewWhenARowOfItIsEmptied() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("R.ServerProcesses.0.LaunchPath", "");
        form.put("R.ServerProcesses.0.Parameters", "");
        form.put("R.ServerProcesses.1.LaunchPath", "a");
        form.put("R.ServerProcesses.3.LaunchPath", "b");
        form.put("R.ServerProcesses.3.Parameters", "-x");

        assertThat(FormParameters.of(form))
                .isEqualTo(Map.of(
                        "R.ServerProcesses.0.LaunchPath", "a",
                        "R.ServerProcesses.1.LaunchPath", "b",
                        "R.ServerProcesses.1.Parameters", "-x"));
    }
}
