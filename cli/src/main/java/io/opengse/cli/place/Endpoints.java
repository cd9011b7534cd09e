package io.opengse.cli.place;

/**
 * Where an installation serves.
 *
 * @param api host:port; empty where it does not serve
 * @param sdk host:port; empty where it does not serve
 * @param certificate the file that HTTPS clients may trust; empty = the API is served by plain HTTP
 */
public record Endpoints(String api, String sdk, String certificate) {
    /** Of an API that is served by plain HTTP. */
    public Endpoints(String api, String sdk) {
        this(api, sdk, "");
    }

    public String scheme() {
        return certificate.isEmpty() ? "http" : "https";
    }

    /** The API's address as clients write it. */
    public String url() {
        return scheme() + "://" + api;
    }
}
