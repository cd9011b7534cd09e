package io.opengse.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.settings.BadSettings;
import io.opengse.settings.Settings;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceSettingsTest {
    @Test
    void tracesAreOffUnlessACollectorIsNamed() {
        TraceSettings standard = read(Map.of());

        assertThat(standard).isEqualTo(TraceSettings.OFF);
        assertThat(standard.open("server", "", Clock.systemUTC())).isSameAs(Traces.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4318, http://127.0.0.1:4318/v1/traces",
        "http://127.0.0.1:4318/, http://127.0.0.1:4318/v1/traces",
        "https://collector.example/otlp, https://collector.example/otlp/v1/traces",
        "http://127.0.0.1:4318/v1/traces, http://127.0.0.1:4318/v1/traces"
    })
    void spansArePostedWhereCollectorsTakeThem(String endpoint, String posted) {
        assertThat(read(Map.of("otlp-endpoint", endpoint)).tracesEndpoint()).isEqualTo(posted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:4318", "localhost", "grpc://127.0.0.1:4317", "http://", "ht tp://x"})
    void whatIsNoAddressIsRefused(String endpoint) {
        assertThatThrownBy(() -> read(Map.of("otlp-endpoint", endpoint)))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("otlp-endpoint")
                .hasMessageContaining("http://127.0.0.1:4318");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.1", "NaN", "all", ""})
    void whatIsNoPartIsRefused(String ratio) {
        assertThatThrownBy(() -> read(Map.of("trace-ratio", ratio)))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("trace-ratio");
    }

    @Test
    void whatIsOffLoadsNothingOfOpenTelemetry() throws Exception {
        URL[] without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().contains("opentelemetry"))
                .map(TraceSettingsTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(without, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("io.opentelemetry.api.trace.Span"))
                    .isInstanceOf(ClassNotFoundException.class);
            Class<?> settings = loader.loadClass(TraceSettings.class.getName());
            Object off = settings.getField("OFF").get(null);

            Object traces = settings.getMethod("open", String.class, String.class, InstantSource.class)
                    .invoke(off, "agent", "", Clock.systemUTC());

            assertThat(traces).hasToString("INSTANCE");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static TraceSettings read(Map<String, String> flags) {
        return TraceSettings.of(Settings.resolve(TraceSettings.declared(), Map.of(), Map.of(), flags));
    }
}
