package io.opengse.engine.fleet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a fleet's inbound permissions mean. Pure. */
public final class PortRules {
    private PortRules() {}

    /** The rules with some added and some removed; each stands once, in the order it came. */
    static List<InboundPermission> changed(
            List<InboundPermission> ports, List<InboundPermission> opened, List<InboundPermission> closed) {
        Set<InboundPermission> next = new LinkedHashSet<>(ports);
        closed.forEach(next::remove);
        next.addAll(opened);
        return List.copyOf(next);
    }

    /**
     * Whether players may use this port as far as the rules say. A fleet without rules never said which ports it opens,
     * so it opens any; which protocol a game speaks is not known, so one that fits is enough.
     */
    public static boolean opened(List<InboundPermission> ports, int port) {
        return ports.isEmpty() || ports.stream().anyMatch(rule -> rule.fromPort() <= port && port <= rule.toPort());
    }

    /** E.g. "7000-7100/UDP from 0.0.0.0/0". */
    public static String words(List<InboundPermission> ports) {
        return ports.isEmpty()
                ? "none"
                : ports.stream()
                        .map(rule -> rule.fromPort() + "-" + rule.toPort() + "/" + rule.protocol() + " from "
                                + rule.ipRange())
                        .collect(Collectors.joining(", "));
    }
}
