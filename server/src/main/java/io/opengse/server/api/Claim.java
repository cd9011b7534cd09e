package io.opengse.server.api;

import io.opengse.server.api.call.FlatParameters;
import io.opengse.server.api.call.HttpCall;
import io.opengse.server.api.problem.ApiProblem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose id a request carries whose signature was not proven: read only to be taken down. */
final class Claim {
    private static final Pattern CREDENTIAL = Pattern.compile("Credential\\s*=\\s*([^/,\\s]{1,128})/");

    private Claim() {}

    static @Nullable String of(HttpCall call) {
        Matcher credential = CREDENTIAL.matcher(call.headerOrEmpty("authorization"));
        return credential.find() ? credential.group(1) : ofVersionOne(call);
    }

    private static @Nullable String ofVersionOne(HttpCall call) {
        String flat = call.isGet() ? call.rawQuery() : call.bodyText();
        if (!flat.contains("SecretId=")) {
            return null;
        }
        try {
            return FlatParameters.parse(flat).get("SecretId");
        } catch (ApiProblem _) {
            return null;
        }
    }
}
