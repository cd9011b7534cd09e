package io.opengse.agent.link;

/** An address as people write it: "host:port", an IPv6 host in brackets. */
public record HostPort(String host, int port) {
    private static final int MOST_PORT = 65_535;

    /** @throws IllegalArgumentException with a sentence that says what is expected */
    public static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.isEmpty() || (host.contains(":") && !bracketed)) {
            throw wrong(text);
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (port < 0 || port > MOST_PORT) {
                throw wrong(text);
            }
            return new HostPort(bracketed ? host.substring(1, host.length() - 1) : host, port);
        } catch (NumberFormatException notANumber) {
            throw wrong(text);
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" must be HOST:PORT, such as 127.0.0.1:5758 or [::1]:5758; port 0 means any free one");
    }
}
