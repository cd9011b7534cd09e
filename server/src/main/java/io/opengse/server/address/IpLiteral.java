package io.opengse.server.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** Addresses as clients expect them written: IPv6 by RFC 5952, without brackets and without a zone. */
public final class IpLiteral {
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)(0(?::0)+)(?::|$)");

    private IpLiteral() {}

    public static String of(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? shortened(text) : text;
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
