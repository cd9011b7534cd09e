package io.opengse.cli.place;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.cli.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The folder of one installation (--data, .gse unless said otherwise) as the command knows it: where it serves and with
 * which credentials. Only what serves writes into it.
 */
public record DataDirectory(Path root) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty when nothing serves from here. */
    public Optional<Endpoints> endpoints() {
        return read(endpointsFile())
                .map(json -> new Endpoints(
                        json.path("api").asText(),
                        json.path("sdk").asText(),
                        json.path("certificate").asText("")));
    }

    /** Empty when nothing has ever served from here. */
    public Optional<Credentials> credentials() {
        return read(root.resolve("credentials.json"))
                .map(json -> new Credentials(
                        json.path("secretId").asText(), json.path("secretKey").asText()));
    }

    /** Whoever reads the file sees all of it or nothing. */
    public void announce(Endpoints endpoints) throws IOException {
        Files.createDirectories(root);
        Path draft = root.resolve("endpoints.json.new");
        Files.writeString(
                draft,
                JSON.createObjectNode()
                        .put("api", endpoints.api())
                        .put("sdk", endpoints.sdk())
                        .put("scheme", endpoints.scheme())
                        .put("certificate", endpoints.certificate())
                        .toString());
        Files.move(draft, endpointsFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public void withdraw() throws IOException {
        Files.deleteIfExists(endpointsFile());
    }

    /** Where the agent keeps what games print. */
    public Path outputs() {
        return root.resolve("agent").resolve("output");
    }

    /** The certificate the installation made for itself; there is none unless it serves by HTTPS. */
    public Path ownCertificate() {
        return root.resolve("tls").resolve("certificate.pem");
    }

    public Path endpointsFile() {
        return root.resolve("endpoints.json");
    }

    private static Optional<JsonNode> read(Path file) {
        try {
            return Optional.of(JSON.readTree(Files.readString(file)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException problem) {
            throw new Failure(
                    "cannot read " + file + ": " + problem.getMessage(),
                    "check its owner and permissions, or name another folder with --data",
                    problem);
        }
    }
}
