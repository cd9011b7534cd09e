package io.opengse.server.http;

import io.opengse.server.address.IpLiteral;

/**
 * Where the HTTP server listens.
 *
 * @param host a name or address of this machine, e.g. 127.0.0.1, or 0.0.0.0 for all
 * @param port 0 = any free one
 */
public record HttpAddress(String host, int port) {
    /** Reads 127.0.0.1:8080 or [::1]:8080; throws IllegalArgumentException with a sentence that says the form. */
    public static HttpAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            // Without brackets nobody knows where an IPv6 address ends and the port begins.
            boolean whole = !host.isEmpty() && (bracketed || !host.contains(":"));
            if (whole && port >= 0 && port <= 65_535) {
                return new HttpAddress(bracketed ? host.substring(1, host.length() - 1) : host, port);
            }
        } catch (NumberFormatException _) {
            // told below, as every other mistake
        }
        throw new IllegalArgumentException(
                "must be HOST:PORT such as 127.0.0.1:8080 or [::1]:8080; port 0 = any free one");
    }

    /** Whether it means every address of this machine, and so none that one could connect to. */
    public boolean isEverywhere() {
        return IpLiteral.isEverywhere(host);
    }

    /** As programs of this machine connect to it. */
    public HttpAddress fromHere() {
        if (!isEverywhere()) {
            return this;
        }
        return new HttpAddress(host.contains(":") ? "::1" : "127.0.0.1", port);
    }

    @Override
    public String toString() {
        return IpLiteral.withPort(host, port);
    }
}
