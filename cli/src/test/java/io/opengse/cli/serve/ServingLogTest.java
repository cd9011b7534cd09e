package io.opengse.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.settings.LogSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        LogRecord record = new LogRecord(java.util.logging.Level.WARNING, "said \"a\"\tand {0}\u0001");
        record.setParameters(new Object[] {"b"});
        record.setLoggerName("io.opengse.agent");
        record.setThrown(new IOException("broken", new IllegalStateException("because")));

        JsonNode line = new ObjectMapper().readTree(new JsonLine().format(record));

        assertThat(line.path("formattedMessage").asText()).isEqualTo("said \"a\"\tand b\u0001");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("loggerName").asText()).isEqualTo("io.opengse.agent");
        assertThat(line.path("throwable").asText()).contains("broken", "<- java.lang.IllegalStateException: because");
    }

    @ParameterizedTest
    @EnumSource
    void theTerminalTellsAllAsItStandsInTheFileWhereThatIsWanted(LogSettings.Format format) throws Exception {
        LoggerContext context = configured(format, "INFO", LogSettings.Terminal.ALL);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        LoggingEvent event = new LoggingEvent("", root, Level.INFO, "said", null, null);

        assertThat(root.getAppender("warnings")).isNull();
        assertThat(line(root.getAppender("all"), event))
                .contains("said")
                .isEqualTo(line(root.getAppender("file"), event));
        context.stop();
    }

    @ParameterizedTest
    @EnumSource
    void theTerminalTellsWarningsOtherwise(LogSettings.Format format) throws Exception {
        LoggerContext context = configured(format, "INFO", LogSettings.Terminal.WARNINGS);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);

        assertThat(root.getAppender("all")).isNull();
        assertThat(root.getAppender("warnings")).isNotNull();
        context.stop();
    }

    private static String line(Appender<ILoggingEvent> appender, ILoggingEvent event) {
        return new String(
                ((OutputStreamAppender<ILoggingEvent>) appender).getEncoder().encode(event), UTF_8);
    }

    /** Two lines, the first of them about a request. */
    private List<String> logged(LogSettings.Format format, String level) throws Exception {
        LoggerContext context = configured(format, level, LogSettings.Terminal.WARNINGS);
        context.getMDCAdapter().put("request", "r-1");
        context.getLogger("io.opengse.place").info("said \"{}\"", "a");
        context.getMDCAdapter().remove("request");
        context.getLogger("io.opengse.place").warn("without");
        context.stop();
        return Files.readAllLines(folder.resolve("gse.log"));
    }

    private LoggerContext configured(LogSettings.Format format, String level, LogSettings.Terminal terminal)
            throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("gse.log", folder.resolve("gse.log").toString());
        context.putProperty("gse.log.level", level);
        context.putProperty("gse.log.terminal", ServingLog.appender(terminal));
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(ServingLog.class.getResource("/" + ServingLog.configuration(format)));
        return context;
    }
}
