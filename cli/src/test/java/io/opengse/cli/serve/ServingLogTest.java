package io.opengse.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.settings.LogSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingLogTest {
    @TempDir
    private Path folder;

    @Test
    void aLineForPeopleNamesTheRequest() throws Exception {
        List<String> lines = logged(LogSettings.Format.HUMAN, "INFO");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith("INFO  place said \"a\" request=r-1");
        assertThat(lines.get(1)).endsWith("WARN  place without");
    }

    @Test
    void aLineForProgramsIsADocument() throws Exception {
        List<String> lines = logged(LogSettings.Format.JSON, "INFO");

        JsonNode first = new ObjectMapper().readTree(lines.getFirst());
        assertThat(first.path("formattedMessage").asText()).isEqualTo("said \"a\"");
        assertThat(first.path("level").asText()).isEqualTo("INFO");
        assertThat(first.path("mdc").path("request").asText()).isEqualTo("r-1");
    }

    @Test
    void whatMattersLessIsLeftOut() throws Exception {
        assertThat(logged(LogSettings.Format.HUMAN, "WARN"))
                .singleElement()
                .asString()
                .endsWith("place without");
    }

    @Test
    void anAgentAloneWritesTheSameDocuments() throws IOException {
        LogRecord record = new LogRecord(Level.WARNING, "said \"a\"\tand {0}\u0001");
        record.setParameters(new Object[] {"b"});
        record.setLoggerName("io.opengse.agent");
        record.setThrown(new IOException("broken", new IllegalStateException("because")));

        JsonNode line = new ObjectMapper().readTree(new JsonLine().format(record));

        assertThat(line.path("formattedMessage").asText()).isEqualTo("said \"a\"\tand b\u0001");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("loggerName").asText()).isEqualTo("io.opengse.agent");
        assertThat(line.path("throwable").asText()).contains("broken", "<- java.lang.IllegalStateException: because");
    }

    /** Two lines, the first of them about a request. */
    private List<String> logged(LogSettings.Format format, String level) throws Exception {
        Path file = folder.resolve("gse.log");
        LoggerContext context = new LoggerContext();
        LogbackMDCAdapter marks = new LogbackMDCAdapter();
        context.setMDCAdapter(marks);
        context.putProperty("gse.log", file.toString());
        context.putProperty("gse.log.level", level);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(ServingLog.class.getResource("/" + ServingLog.configuration(format)));
        marks.put("request", "r-1");
        context.getLogger("io.opengse.place").info("said \"{}\"", "a");
        marks.remove("request");
        context.getLogger("io.opengse.place").warn("without");
        context.stop();
        return Files.readAllLines(file);
    }
}
