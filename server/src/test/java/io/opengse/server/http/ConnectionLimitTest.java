package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionLimitTest {
    @ParameterizedTest
    @CsvSource({"1024,512", "20000,10000", "1048576,20000", "99999999999999999999,20000", "unlimited,20000", "8,64"})
    void halfOfTheFilesAProcessMayOpenAreForConnections(String files, int connections) {
        String limits = """
                Limit                     Soft Limit           Hard Limit           Units
                Max cpu time              unlimited            unlimited            seconds
                Max open files            %s                 20000                files
                """.formatted(files);

        assertThat(ConnectionLimit.of(limits)).isEqualTo(connections);
    }
}
