package io.opengse.server.http;

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
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port >= 0 && port <= 65_535) {
                return new HttpAddress(text.substring(0, colon).replaceAll("^\\[|]$", ""), port);
            }
        } catch (NumberFormatException _) {
            // told below, as every other mistake
        }
        throw new IllegalArgumentException("must be HOST:PORT such as 127.0.0.1:8080; port 0 = any free one");
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
