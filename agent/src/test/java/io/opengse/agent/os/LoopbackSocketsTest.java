package io.opengse.agent.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackSocketsTest {
    private static final String HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt\n";
    private static final String MAPPED = "0000000000000000FFFF00000100007F";
    private static final String SIX = "00000000000000000000000001000000";
    private static final int CALLER = 40_000;
    private static final int SDK = 5758;

    private Proc proc;
    private Path net;

    @BeforeEach
    void mount(@TempDir Path directory) throws IOException {
        proc = new Proc(directory);
        net = Files.createDirectory(directory.resolve("net"));
    }

    @Test
    void bothTablesAreSearched() throws IOException {
        write("tcp", row("0100007F", CALLER, "0100007F", SDK, 11));
        write("tcp6", row(MAPPED, CALLER, MAPPED, SDK, 12), row(SIX, CALLER, SIX, SDK, 13));

        assertThat(LoopbackSockets.callers(proc, CALLER, SDK)).containsExactlyInAnyOrder(11L, 12L, 13L);
    }

    @Test
    void onlyTheCallersEndOfAConnectionWithinThisHostCounts() throws IOException {
        write(
                "tcp",
                row("0100007F", SDK, "0100007F", CALLER, 21),
                row("0100007F", CALLER, "0100007F", 5759, 22),
                row("0100007F", CALLER + 1, "0100007F", SDK, 23),
                row("0200000A", CALLER, "0300000A", SDK, 24),
                row("0100007F", CALLER, "0100007F", SDK, 0));

        assertThat(LoopbackSockets.callers(proc, CALLER, SDK)).isEmpty();
    }

    @Test
    void withoutTablesNothingIsKnown() {
        assertThat(LoopbackSockets.callers(proc, CALLER, SDK)).isNull();
    }

    private void write(String table, String... rows) throws IOException {
        Files.writeString(net.resolve(table), HEADER + String.join("", rows));
    }

    private static String row(String local, int localPort, String remote, int remotePort, long inode) {
        return String.format(
                Locale.ROOT,
                "   0: %s:%04X %s:%04X 01 00000000:00000000 00:00000000 00000000     0        0 %d 1 0 20 4 30 10 -1%n",
                local,
                localPort,
                remote,
                remotePort,
                inode);
    }
}
