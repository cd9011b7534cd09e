package io.opengse.trials.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A small network of machines that are network namespaces of this one: a bridge, and a cable to each. Needs root. This
 * machine itself is on the bridge, too. Goes with this JVM; what one left behind that was killed, the next one clears up.
 */
public final class Network implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    private static final String PREFIX = "gsn";
    private static final Pattern MACHINE = Pattern.compile(PREFIX + "([0-9]+)m[0-9]+");
    /** A hardware address that nobody has. */
    private static final String NOBODY = "02:00:00:00:de:ad";

    private final String name;
    private final Addresses addresses;
    private final List<String> machines = new ArrayList<>();
    private boolean closed;

    private Network(String name, Addresses addresses) {
        this.name = name;
        this.addresses = addresses;
    }

    /**
     * Which addresses its machines have.
     *
     * @param prefix what all begin with; the number of the machine follows
     * @param length of what they have in common, in bits
     */
    private record Addresses(String prefix, int length) {
        static Addresses ofVersion4(long pid) {
            return new Addresses("10.213." + pid % 250 + ".", 24);
        }

        static Addresses ofVersion6(long pid) {
            return new Addresses("fd00:213:" + Long.toHexString(1 + pid % 65_535) + "::", 64);
        }

        String number(int number) {
            return prefix + number;
        }

        /** An address of version 6 may be used at once, without asking whether somebody has it. */
        List<String> adding(int number, String device) {
            List<String> command = List.of("ip", "addr", "add", number(number) + "/" + length, "dev", device);
            return length == 64
                    ? Stream.concat(command.stream(), Stream.of("nodad")).toList()
                    : command;
        }
    }

    /** Whether this machine lets us make one. */
    public static boolean possible() {
        String probe = "gseprobe" + ProcessHandle.current().pid();
        try {
            run("ip", "netns", "add", probe);
            run("ip", "netns", "exec", probe, "ip", "link", "set", "lo", "up");
            run("ip", "link", "add", probe.substring(3), "type", "bridge");
            run("ip", "link", "del", probe.substring(3));
            return true;
        } catch (IllegalStateException | UncheckedIOException _) {
            return false;
        } finally {
            attempt("ip", "netns", "del", probe);
        }
    }

    /** The same for one of {@link #laidVersion6}. */
    public static boolean possibleVersion6() {
        return Files.exists(Path.of("/proc/net/if_inet6")) && possible();
    }

    public static Network laid() {
        return laid(Addresses.ofVersion4(ProcessHandle.current().pid()));
    }

    /** One whose machines have IPv6 addresses and no others. */
    public static Network laidVersion6() {
        return laid(Addresses.ofVersion6(ProcessHandle.current().pid()));
    }

    private static Network laid(Addresses addresses) {
        clearUp();
        Network network = new Network(PREFIX + ProcessHandle.current().pid(), addresses);
        Runtime.getRuntime().addShutdownHook(new Thread(network::close));
        run("ip", "link", "add", network.name, "type", "bridge");
        run(addresses.adding(1, network.name));
        run("ip", "link", "set", network.name, "up");
        return network;
    }

    private static void clearUp() {
        Set<String> left = new TreeSet<>();
        for (String line : run("ip", "netns", "list").lines().toList()) {
            Matcher machine = MACHINE.matcher(line.split(" ", 2)[0]);
            if (machine.matches()
                    && ProcessHandle.of(Long.parseLong(machine.group(1))).isEmpty()) {
                remove(machine.group());
                left.add(PREFIX + machine.group(1));
            }
        }
        left.forEach(bridge -> attempt("ip", "link", "del", bridge));
    }

    private static void remove(String machine) {
        attempt("sh", "-c", "ip netns pids " + machine + " | xargs -r kill -9");
        attempt("ip", "netns", "del", machine);
    }

    /** Where its machines reach this one. */
    public String here() {
        return addresses.number(1);
    }

    /** Another machine. */
    public int machine() {
        int number = withoutCable();
        run("ip", "link", "add", cable(number), "type", "veth", "peer", "name", "eth0", "netns", named(number));
        run("ip", "link", "set", cable(number), "master", name, "up");
        inside(number, addresses.adding(number + 1, "eth0"));
        inside(number, "ip", "link", "set", "eth0", "up");
        return number;
    }

    /** Another machine that reaches nobody yet. */
    int withoutCable() {
        int number = machines.size() + 1;
        machines.add(name + "m" + number);
        run("ip", "netns", "add", named(number));
        inside(number, "ip", "link", "set", "lo", "up");
        return number;
    }

    /** How the system calls it. */
    String named(int machine) {
        return machines.get(machine - 1);
    }

    public String address(int machine) {
        return addresses.number(machine + 1);
    }

    /** What to write before a command that shall run on that machine. */
    public List<String> on(int machine) {
        return List.of("ip", "netns", "exec", named(machine));
    }

    /** Nothing gets through, and nobody is told. */
    public void cut(int machine) {
        run("ip", "link", "set", cable(machine), "nomaster");
    }

    public void mend(int machine) {
        run("ip", "link", "set", cable(machine), "master", name);
    }

    /** What one machine sends to the other is lost from now on, and neither is told. */
    public void loseFrom(int machine, int to) {
        inside(machine, "ip", "neigh", "replace", address(to), "lladdr", NOBODY, "dev", "eth0", "nud", "permanent");
    }

    public void findAgainFrom(int machine, int to) {
        inside(machine, "ip", "neigh", "del", address(to), "dev", "eth0");
    }

    private String cable(int machine) {
        return name + "c" + machine;
    }

    void inside(int machine, String... command) {
        inside(machine, List.of(command));
    }

    private void inside(int machine, List<String> command) {
        run(Stream.concat(on(machine).stream(), command.stream()).toList());
    }

    private static void run(List<String> command) {
        run(command.toArray(String[]::new));
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void attempt(String... command) {
        try {
            run(command);
        } catch (IllegalStateException | UncheckedIOException gone) {
            System.out.println(gone.getMessage());
        }
    }

    /** Ends what still runs on its machines. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            for (int machine = 1; machine <= machines.size(); machine++) {
                remove(machines.get(machine - 1));
                // The kernel takes its time to free a machine; the next network is to find no cable of this one.
                attempt("sh", "-c", "ip link del " + cable(machine) + " 2>/dev/null || true");
            }
            attempt("ip", "link", "del", name);
        }
    }
}
