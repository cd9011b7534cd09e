package io.opengse.server.console.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;

/** The console's cookies. */
public final class Cookies {
    public static final String VISIT = "gse-console";
    public static final String LANGUAGE = "gse-language";
    public static final String THEME = "gse-theme";

    private static final String YEAR = "31536000";

    private Cookies() {}

    /** Out of reach of scripts, and sent with no request that another site begins. It ends with the browser. */
    public static void begin(ServerResponse response, String text, boolean secure) {
        response.headers()
                .add(
                        HeaderNames.SET_COOKIE,
                        VISIT + "=" + text + "; Path=/console; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : ""));
    }

    public static void end(ServerResponse response) {
        response.headers()
                .add(HeaderNames.SET_COOKIE, VISIT + "=; Path=/console; HttpOnly; SameSite=Strict; Max-Age=0");
    }

    /** What a visitor likes: no secret. */
    public static void prefer(ServerResponse response, String name, String value) {
        response.headers()
                .add(
                        HeaderNames.SET_COOKIE,
                        name + "=" + value + "; Path=/console; HttpOnly; SameSite=Lax; Max-Age=" + YEAR);
    }
}
