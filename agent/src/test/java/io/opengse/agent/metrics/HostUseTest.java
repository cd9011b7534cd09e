package io.opengse.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostUseTest {
    @TempDir
    Path proc;

    private HostUse told(String file, String text) throws IOException {
        Path path = proc.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return new HostUse(proc);
    }

    @Test
    void memoryIsTold() throws IOException {
        HostUse host = told("meminfo", "MemTotal:        8000 kB\nMemAvailable:    3000 kB\nHugePages_Total:  0\n");

        assertThat(host.memory())
                .containsEntry("MemTotal", 8_192_000L)
                .containsEntry("MemAvailable", 3_072_000L)
                .doesNotContainKey("HugePages_Total");
    }

    @Test
    void processorsAreBusyWhenTheyAreNotIdle() throws IOException {
        HostUse host = told("stat", "cpu  100 0 100 700 100 0 0 0 50 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");

        assertThat(host.processors()).isEqualTo(new HostUse.Processors(2, 10));
    }

    @Test
    void trafficWithinTheHostIsNone() throws IOException {
        HostUse host = told("net/dev", """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls
                    lo: 9999      99    0    0    0     0          0         0     9999      99    0    0    0     0
                  eth0: 1000      10    0    0    0     0          0         0     2000      20    0    0    0     0
                  eth1:  100       1    0    0    0     0          0         0      200       2    0    0    0     0
                """);

        assertThat(host.network()).isEqualTo(new HostUse.Network(1100, 11, 2200, 22));
    }

    @Test
    void connectionsThatStandAreCounted() throws IOException {
        HostUse host = told("net/snmp", "Tcp: RtoAlgorithm CurrEstab InSegs\nTcp: 1 17 99\n");

        assertThat(host.established()).isEqualTo(17);
    }

    @Test
    void whatIsNotToldIsNotInvented() {
        HostUse host = new HostUse(proc);

        assertThat(host.load()).isEqualTo(-1);
        assertThat(host.established()).isEqualTo(-1);
        assertThat(host.resident()).isEqualTo(-1);
        assertThat(host.memory()).isEmpty();
    }
}
