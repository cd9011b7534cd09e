package io.opengse.server.api.signature;

import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parts of an Authorization header. Blanks between the parts may be any (the .NET client writes two).
 *
 * @param date of the credential scope, yyyy-MM-dd
 * @param signedHeaders in the order given, lower case
 */
record Tc3Authorization(String secretId, String date, String service, List<String> signedHeaders, String signature) {

    static Tc3Authorization parse(String header) {
        String text = header.strip();
        if (!text.startsWith(Tc3.ALGORITHM + " ")) {
            throw broken("it must begin with " + Tc3.ALGORITHM);
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : text.substring(Tc3.ALGORITHM.length()).split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw broken("each part must be name=value");
            }
            parts.put(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip());
        }
        String[] credential = parts.getOrDefault("Credential", "").split("/", -1);
        if (credential.length != 4 || !credential[3].equals("tc3_request")) {
            throw broken("Credential must be SecretId/yyyy-MM-dd/service/tc3_request");
        }
        List<String> signed = List.of(
                parts.getOrDefault("SignedHeaders", "").toLowerCase(Locale.ROOT).split(";", -1));
        if (!signed.contains("host") || !signed.contains("content-type")) {
            throw broken("SignedHeaders must name content-type and host");
        }
        String signature = parts.getOrDefault("Signature", "");
        if (signature.isEmpty()) {
            throw broken("Signature is missing");
        }
        return new Tc3Authorization(credential[0], credential[1], credential[2], signed, signature);
    }

    String scope() {
        return date + "/" + service + "/tc3_request";
    }

    private static ApiProblem broken(String why) {
        return new ApiProblem(
                ErrorCode.AUTH_FAILURE_INVALID_AUTHORIZATION,
                "header Authorization cannot be read: " + why + "; its form is " + Tc3.ALGORITHM
                        + " Credential=…, SignedHeaders=content-type;host, Signature=…");
    }
}
