package io.opengse.cli.command;

import io.opengse.cli.client.ApiServer;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.place.Credentials;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.place.Endpoints;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a client command finds its server and how it writes its result; mixed into every one of them. */
final class ClientOptions {
    private static final String SECRET_ID = "TENCENTCLOUD_SECRET_ID";
    private static final String SECRET_KEY = "TENCENTCLOUD_SECRET_KEY";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:GSE_DATA:-.gse}",
            description = "Folder of the installation (default: .gse, or GSE_DATA).")
    Path data = Path.of(".gse");

    @Option(
            names = "--api",
            paramLabel = "HOST:PORT",
            defaultValue = "",
            description = "Where the API serves, https://HOST:PORT for HTTPS (default: as DIR/endpoints.json says).")
    String api = "";

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    DataDirectory directory() {
        return new DataDirectory(data);
    }

    CloudApi connect(Surroundings surroundings) {
        return new CloudApi(server(), credentials(surroundings), surroundings.clock());
    }

    /** The result, for a program. */
    boolean answeredAsJson(Console console, com.fasterxml.jackson.databind.JsonNode document) {
        if (json) {
            console.document(Answers.withoutRequestId(document));
        }
        return json;
    }

    /** The installation's own certificate is trusted wherever it is met; every other as this machine trusts it. */
    private ApiServer server() {
        String address = address();
        Optional<Endpoints> announced =
                directory().endpoints().filter(endpoints -> endpoints.api().equals(address));
        Path trusted = announced
                .map(Endpoints::certificate)
                .filter(certificate -> !certificate.isEmpty())
                .map(Path::of)
                .orElseGet(directory()::ownCertificate);
        boolean plain = announced.map(Endpoints::certificate).orElse("").isEmpty();
        return ApiServer.at(address, plain ? "http" : "https", trusted);
    }

    String address() {
        if (!api.isEmpty()) {
            return api;
        }
        return directory()
                .endpoints()
                .map(Endpoints::api)
                .filter(address -> !address.isEmpty())
                .orElseThrow(() -> new Failure(
                        "nothing serves from " + data + " (there is no "
                                + directory().endpointsFile() + ")",
                        "start it with: gse up   (or say where it is: --api HOST:PORT or --data DIR)"));
    }

    private Credentials credentials(Surroundings surroundings) {
        String id = surroundings.environment().getOrDefault(SECRET_ID, "");
        String key = surroundings.environment().getOrDefault(SECRET_KEY, "");
        if (!id.isEmpty() && !key.isEmpty()) {
            return new Credentials(id, key);
        }
        return directory()
                .credentials()
                .orElseThrow(() -> new Failure(
                        "there are no credentials: no " + data.resolve("credentials.json"),
                        "name the server's folder with --data DIR, or set " + SECRET_ID + " and " + SECRET_KEY));
    }
}
