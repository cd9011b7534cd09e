package io.opengse.trials.site;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A router of a {@link Network} with one machine behind it that nobody reaches from outside, as at home and in many an
 * office: what that sends goes out under the router's own address, and single ports are let in. Needs nft.
 */
public final class Router {
    private static final String INSIDE = "192.168.213.1/24";
    private static final String BEHIND = "192.168.213.2";

    /** What does not belong to a connection it knows goes nowhere, and its sender is not told. */
    private static final String RULES = """
            add table ip gse;
            add chain ip gse arriving { type nat hook prerouting priority -100; };
            add chain ip gse leaving { type nat hook postrouting priority 100; };
            add chain ip gse passing { type filter hook forward priority 0; };
            add rule ip gse leaving oifname eth0 masquerade;
            add rule ip gse passing ct state invalid drop;
            """;

    private static final String LOOSE = "netfilter/nf_conntrack_tcp_loose";

    private final Network network;
    private final int router;
    private final int behind;
    private String outside;

    private Router(Network network) {
        this.network = network;
        this.router = network.machine();
        this.behind = network.withoutCable();
        this.outside = network.address(router);
    }

    /** Whether there is a tool to tell the system what a router does. */
    public static boolean possible() {
        try {
            Process asked = new ProcessBuilder("nft", "--version")
                    .redirectErrorStream(true)
                    .start();
            asked.getInputStream().readAllBytes();
            return asked.waitFor(10, TimeUnit.SECONDS) && asked.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Two more machines of the network: a router, and one behind it. */
    public static Router in(Network network) {
        Router added = new Router(network);
        added.connect();
        added.translate();
        return added;
    }

    private void connect() {
        String other = network.named(behind);
        network.inside(router, "ip", "link", "add", "lan", "type", "veth", "peer", "name", "eth0", "netns", other);
        network.inside(router, "ip", "addr", "add", INSIDE, "dev", "lan");
        network.inside(router, "ip", "link", "set", "lan", "up");
        network.inside(behind, "ip", "addr", "add", BEHIND + "/24", "dev", "eth0");
        network.inside(behind, "ip", "link", "set", "eth0", "up");
        network.inside(behind, "ip", "route", "add", "default", "via", INSIDE.replaceFirst("/.*", ""));
    }

    private void translate() {
        // A connection is known from its beginning, or not at all.
        network.inside(router, "sh", "-c", "cd /proc/sys/net; echo 1 >ipv4/ip_forward; echo 0 >" + LOOSE);
        network.inside(router, "nft", RULES);
    }

    /** The machine behind it. */
    public int behind() {
        return behind;
    }

    /** Where all that comes from behind it seems to come from. */
    public String outside() {
        return outside;
    }

    /** Whoever connects to this port of the router gets that port of the machine behind it. */
    public void forward(int port, int portBehind) {
        network.inside(
                router,
                "nft",
                "add rule ip gse arriving iifname eth0 tcp dport " + port + " dnat to " + BEHIND + ":" + portBehind);
    }

    /** It forgets all connections from behind it, as one that starts anew. */
    public void forget() {
        addressed(outside);
    }

    /** The same, and it comes back with another address outside, as many do every night. */
    public void redial() {
        addressed(network.address(router + 100));
    }

    private void addressed(String next) {
        network.inside(router, "ip", "addr", "del", outside + "/24", "dev", "eth0");
        network.inside(router, "ip", "addr", "add", next + "/24", "dev", "eth0");
        outside = next;
    }
}
