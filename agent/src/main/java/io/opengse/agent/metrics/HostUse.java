package io.opengse.agent.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the whole host uses, by its /proc: the documented metrics of instances (behaviour.md 17). What /proc does not tell
 * is left out. Counted here from the kernel's own counters; loopback is no traffic.
 */
public final class HostUse {
    private static final int KIBI = 1024;
    /** Per second, in what /proc tells, on every Linux. */
    private static final double TICKS = 100;

    private static final String PROCESSORS = "cpu ";
    /** What follows is contained in these. */
    private static final int STATES = 8;

    private final Path proc;

    public HostUse(Path proc) {
        this.proc = proc;
    }

    /** Traffic of all interfaces but loopback, since the host started. */
    record Network(long bytesIn, long packetsIn, long bytesOut, long packetsOut) {}

    /** Bytes by /proc/meminfo's own names: "MemTotal", "MemAvailable". */
    Map<String, Long> memory() {
        Map<String, Long> memory = new HashMap<>();
        for (String line : lines("meminfo")) {
            String[] words = line.split("[:\\s]+");
            if (words.length == 3 && words[2].equals("kB")) {
                memory.put(words[0], Long.parseLong(words[1]) * KIBI);
            }
        }
        return memory;
    }

    /** Of the processors, in seconds since the host started. */
    record Processors(double busy, double all) {}

    /** Zeros when it is not told. */
    Processors processors() {
        for (String line : lines("stat")) {
            if (line.startsWith(PROCESSORS)) {
                long[] ticks = Arrays.stream(
                                line.substring(PROCESSORS.length()).strip().split("\\s+"))
                        .limit(STATES)
                        .mapToLong(Long::parseLong)
                        .toArray();
                long all = Arrays.stream(ticks).sum();
                long idle = ticks.length > 4 ? ticks[3] + ticks[4] : 0;
                return new Processors((all - idle) / TICKS, all / TICKS);
            }
        }
        return new Processors(0, 0);
    }

    /** Over one minute; -1 when it is not told. */
    double load() {
        List<String> lines = lines("loadavg");
        return lines.isEmpty() ? -1 : Double.parseDouble(lines.getFirst().split(" ")[0]);
    }

    Network network() {
        long[] sums = new long[4];
        for (String line : lines("net/dev")) {
            int colon = line.indexOf(':');
            if (colon < 0 || line.substring(0, colon).strip().equals("lo")) {
                continue;
            }
            String[] words = line.substring(colon + 1).strip().split("\\s+");
            if (words.length >= 10) {
                sums[0] += Long.parseLong(words[0]);
                sums[1] += Long.parseLong(words[1]);
                sums[2] += Long.parseLong(words[8]);
                sums[3] += Long.parseLong(words[9]);
            }
        }
        return new Network(sums[0], sums[1], sums[2], sums[3]);
    }

    /** TCP connections that stand; -1 when it is not told. */
    long established() {
        String[] names = null;
        for (String line : lines("net/snmp")) {
            if (line.startsWith("Tcp:")) {
                String[] words = line.split(" ");
                if (names == null) {
                    names = words;
                } else {
                    int column = Arrays.asList(names).indexOf("CurrEstab");
                    return column < 0 ? -1 : Long.parseLong(words[column]);
                }
            }
        }
        return -1;
    }

    /** Of this process, in bytes; -1 when it is not told. */
    long resident() {
        for (String line : lines("self/status")) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.split("\\s+")[1]) * KIBI;
            }
        }
        return -1;
    }

    private List<String> lines(String file) {
        try {
            return new String(Files.readAllBytes(proc.resolve(file)), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        } catch (IOException notTold) {
            return List.of();
        }
    }
}
