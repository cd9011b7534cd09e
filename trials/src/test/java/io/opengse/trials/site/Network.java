package io.opengse.trials.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private final String prefix;
    private final List<String> machines = new ArrayList<>();
    private boolean closed;

    private Network(String name, String prefix) {
        this.name = name;
        this.prefix = prefix;
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

    public static Network laid() {
        long pid = ProcessHandle.current().pid();
        clearUp();
        Network network = new Network(PREFIX + pid, "10.213." + pid % 250);
        Runtime.getRuntime().addShutdownHook(new Thread(network::close));
        run("ip", "link", "add", network.name, "type", "bridge");
        run("ip", "addr", "add", network.prefix + ".1/24", "dev", network.name);
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
        return prefix + ".1";
    }

    /** Another machine. */
    public int machine() {
        int number = machines.size() + 1;
        String machine = name + "m" + number;
        machines.add(machine);
        run("ip", "netns", "add", machine);
        run("ip", "link", "add", cable(number), "type", "veth", "peer", "name", "eth0", "netns", machine);
        run("ip", "link", "set", cable(number), "master", name, "up");
        inside(number, "ip", "addr", "add", address(number) + "/24", "dev", "eth0");
        inside(number, "ip", "link", "set", "eth0", "up");
        inside(number, "ip", "link", "set", "lo", "up");
        return number;
    }

    public String address(int machine) {
        return prefix + "." + (machine + 1);
    }

    /** What to write before a command that shall run on that machine. */
    public List<String> on(int machine) {
        return List.of("ip", "netns", "exec", machines.get(machine - 1));
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

    private void inside(int machine, String... command) {
        List<String> all = new ArrayList<>(on(machine));
        all.addAll(List.of(command));
        run(all.toArray(String[]::new));
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
