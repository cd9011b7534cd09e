package io.opengse.cli.serve;

import io.opengse.cli.console.Console;
import io.opengse.cli.place.Endpoints;

/** The one command after which the programs of a shell trust this installation's certificate. */
public final class Trust {
    private Trust() {}

    /** Says nothing when there is nothing to trust. */
    public static void tell(Endpoints endpoints, Console console) {
        if (!endpoints.certificate().isEmpty()) {
            console.aside(
                    "     its certificate is trusted by what this shell starts after:\n     " + command(endpoints));
        }
    }

    /** For curl, Python (tccli), Node and Go; what Java programs need is in docs/https.md. */
    static String command(Endpoints endpoints) {
        String file = "'" + endpoints.certificate().replace("'", "'\\''") + "'";
        return "export CURL_CA_BUNDLE=" + file + " REQUESTS_CA_BUNDLE=" + file + " NODE_EXTRA_CA_CERTS=" + file
                + " SSL_CERT_FILE=" + file;
    }
}
