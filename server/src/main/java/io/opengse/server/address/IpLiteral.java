package io.opengse.server.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses as clients expect them written: IPv6 by RFC 5952, without brackets and without a zone. */
public final class IpLiteral {
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)(0(?::0)+)(?::|$)");

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0", "");

    private IpLiteral() {}

    /** Whether who listens there does so at every address of the machine, and so at none that one could name. */
    public static boolean isEverywhere(String host) {
        return EVERYWHERE.contains(host);
    }

    public static String of(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? shortened(text) : text;
    }

    /** Where somebody listens, as people write it: an IPv6 address in brackets before its port. */
    public static String withPort(String address, int port) {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    /** The longest run of zeros, the first of several, becomes two colons. */
    private static String shortened(String groups) {
        String longest = ZEROS.matcher(groups)
                .results()
                .map(zeros -> zeros.group(1))
                .reduce("", (best, next) -> next.length() > best.length() ? next : best);
        if (longest.isEmpty()) {
            return groups;
        }
        return (":" + groups + ":")
                .replaceFirst(":" + longest + ":", "::")
                .replaceFirst("^:(?!:)", "")
                .replaceFirst("(?<!:):$", "");
    }
}
