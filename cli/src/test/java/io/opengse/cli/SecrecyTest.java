package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.place.Credentials;
import io.opengse.cli.place.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No secret is in what a server writes: not in its output with every logger at TRACE, not in its files, but for
 * credentials.json. Looks for parts of secrets too, in hexadecimal as well, since dumps of traffic cut and convert them.
 */
class SecrecyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PART = 10;

    @TempDir
    Path folder;

    @Test
    void noSecretIsEverWritten() throws Exception {
        Path data = folder.resolve("data");
        Path output = folder.resolve("output.txt");
        Process server = start(data, output);
        List<String> secrets;
        try {
            secrets = used(address(server, output), data);
        } finally {
            server.getOutputStream().close();
            if (!server.waitFor(60, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }

        String written = Files.readString(output);
        assertThat(written).contains("TRACE").contains("DEBUG").contains("server stops");
        assertThat(secrets).hasSize(4).doesNotHaveDuplicates();
        for (String secret : secrets) {
            assertThat(parts(secret).filter(written::contains))
                    .as("in the output")
                    .isEmpty();
        }
        for (Path file : files(data)) {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (String secret : secrets) {
                assertThat(content.contains(secret)).as("in " + file).isFalse();
            }
        }
    }

    /** Makes credentials, signs well and badly with them, fails in many ways; says every secret there was. */
    private static List<String> used(String address, Path data) {
        Credentials root = new DataDirectory(data).credentials().orElseThrow();
        try (CloudApi api = api(address, root)) {
            JsonNode first = api.call("OpengseCreateCredential", named("one"));
            ObjectNode it =
                    CloudApi.parameters().put("SecretId", first.path("SecretId").asText());
            JsonNode second = api.call("OpengseRotateCredential", it);
            api.call("OpengseAttachPolicy", it.deepCopy().put("PolicyName", "QcloudGSEReadOnlyAccess"));
            for (JsonNode pair : List.of(first, second)) {
                try (CloudApi other =
                        api(address, credentials(pair, pair.path("SecretKey").asText()))) {
                    other.call("ListFleets", CloudApi.parameters());
                    refused(other, "CreateFleet", CloudApi.parameters());
                    refused(other, "NoSuchAction", CloudApi.parameters());
                }
            }
            String wrong = "wrongSecretOfSomebodyElse0123456";
            try (CloudApi other = api(address, credentials(first, wrong))) {
                refused(other, "ListFleets", CloudApi.parameters());
            }
            refused(api, "OpengseCreateCredential", named("one"));
            refused(api, "OpengseCreateCredential", named("two").put("SecretKey", "x"));
            refused(
                    api,
                    "OpengseCreatePolicy",
                    CloudApi.parameters().put("PolicyName", "p").put("PolicyDocument", "{"));
            api.call("OpengseListCredentials", CloudApi.parameters());
            api.call("OpengseListAudit", CloudApi.parameters());
            api.call("OpengseDisableCredential", it);
            api.call("OpengseDeleteCredential", it);
            return List.of(
                    root.secretKey(),
                    first.path("SecretKey").asText(),
                    second.path("SecretKey").asText(),
                    wrong);
        }
    }

    private static ObjectNode named(String name) {
        return CloudApi.parameters().put("Name", name);
    }

    private static void refused(CloudApi api, String action, ObjectNode parameters) {
        assertThatThrownBy(() -> api.call(action, parameters)).isInstanceOf(ApiRefused.class);
    }

    private static Credentials credentials(JsonNode pair, String key) {
        return new Credentials(pair.path("SecretId").asText(), key);
    }

    private static CloudApi api(String address, Credentials credentials) {
        return new CloudApi(address, credentials, Clock.systemUTC());
    }

    private static Process start(Path data, Path output) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogback.configurationFile=logback-everything.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TracedServerMain.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static String address(Process server, Path output) {
        return await().atMost(PATIENCE)
                .until(() -> announced(server, output), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> announced(Process server, Path output) throws IOException {
        String written = Files.readString(output, StandardCharsets.ISO_8859_1);
        assertThat(server.isAlive()).as(written).isTrue();
        return written.lines()
                .filter(line -> line.startsWith("SERVES "))
                .map(line -> line.substring("SERVES ".length()))
                .findFirst();
    }

    /** Every stretch of the secret, as text and as dumps show its bytes. */
    private static Stream<String> parts(String secret) {
        return IntStream.rangeClosed(0, secret.length() - PART)
                .mapToObj(from -> secret.substring(from, from + PART))
                .flatMap(part -> {
                    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                    return Stream.of(
                            part,
                            HexFormat.of().formatHex(bytes),
                            HexFormat.ofDelimiter(" ").formatHex(bytes),
                            HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes));
                });
    }

    private static List<Path> files(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("credentials.json"))
                    .toList();
        }
    }
}
