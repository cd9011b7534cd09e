package io.opengse.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastSdkTest {
    @TempDir
    Path data;

    @BeforeEach
    void theAgentsFolder() throws IOException {
        Files.createDirectories(data.resolve("agent"));
    }

    @Test
    void whenAnyPortWillDoTheLastOneIsTakenAgain() throws IOException {
        int port = portNobodyHolds();
        LastSdk.in(data).remember("127.0.0.1:" + port);

        assertThat(wanted("127.0.0.1:0")).isEqualTo(port);
        assertThat(wanted("127.0.0.1:5758")).isEqualTo(5758);
    }

    @Test
    void aLastPortThatIsTakenIsLeftToItsHolder() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            LastSdk.in(data).remember("127.0.0.1:" + holder.getLocalPort());

            assertThat(wanted("127.0.0.1:0")).isZero();
        }
    }

    private int wanted(String sdk) {
        return Wanted.of(data, Map.of(), Map.of("sdk", sdk)).agent().sdk().port();
    }

    private static int portNobodyHolds() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
