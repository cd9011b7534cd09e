package io.opengse.server.api.signature;

import java.util.List;
import java.util.regex.Pattern;

/** The forms of one Host header that clients sign: as sent, and (the Node client) without its port. */
final class HostNames {
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private HostNames() {}

    static List<String> signed(String host) {
        String bare = PORT.matcher(host).replaceFirst("");
        return bare.equals(host) ? List.of(host) : List.of(host, bare);
    }
}
