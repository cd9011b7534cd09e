package io.opengse.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version this program was built as. */
final class Version {
    private Version() {}

    static String ofThis() {
        try (InputStream input = Version.class.getResourceAsStream("/io/opengse/cli/version.properties")) {
            if (input == null) {
                throw new IllegalStateException("version.properties was not built in");
            }
            Properties properties = new Properties();
            properties.load(input);
            return properties.getProperty("version", "unknown");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
