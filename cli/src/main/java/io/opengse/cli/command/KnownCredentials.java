package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.settings.NearMiss;
import java.util.ArrayList;
import java.util.List;

/** Finds credentials by what people type: a secret id or a name. */
final class KnownCredentials {
    private KnownCredentials() {}

    static List<JsonNode> all(CloudApi api) {
        List<JsonNode> all = new ArrayList<>();
        api.call("OpengseListCredentials", CloudApi.parameters())
                .path("Credentials")
                .forEach(all::add);
        return all;
    }

    static JsonNode require(CloudApi api, String idOrName) {
        List<JsonNode> all = all(api);
        return all.stream()
                .filter(one -> Answers.text(one, "SecretId").equals(idOrName))
                .findFirst()
                .or(() -> all.stream()
                        .filter(one -> Answers.text(one, "Name").equals(idOrName))
                        .findFirst())
                .orElseThrow(() -> new Failure(
                        "there is no credential \"" + idOrName + "\""
                                + NearMiss.hint(
                                        idOrName,
                                        all.stream()
                                                .map(one -> Answers.text(one, "Name"))
                                                .toList()),
                        "gse credential list shows the credentials there are"));
    }

    static String id(CloudApi api, String idOrName) {
        return Answers.text(require(api, idOrName), "SecretId");
    }

    static String policies(JsonNode credential) {
        List<String> names = new ArrayList<>();
        credential.path("PolicyNames").forEach(name -> names.add(name.asText()));
        return names.isEmpty() ? "-" : String.join(", ", names);
    }
}
