package io.opengse.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.cli.place.Credentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The official Node client in a process of its own. Needs the npm registry once; then it is kept in target/. */
public final class NodeClient implements AutoCloseable {
    private static final Path SOURCE = Path.of("src", "test", "node");
    private static final Path INSTALLED = Path.of("target", "node-client");

    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final PrintWriter questions;
    private final BufferedReader answers;

    /** @param request what the client can be told to do: its way to sign, and POST or GET */
    public NodeClient(String api, Credentials credentials, List<String> request) throws IOException {
        ProcessBuilder node = new ProcessBuilder("node", "client.js", api, request.getFirst(), request.getLast())
                .directory(INSTALLED.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        node.environment().put("SECRET_ID", credentials.secretId());
        node.environment().put("SECRET_KEY", credentials.secretKey());
        node.environment().remove("http_proxy");
        process = node.start();
        questions = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    public static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "client.js")) {
            Files.copy(SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(INSTALLED.resolve("node_modules").resolve(".package-lock.json"))) {
            Node.run(INSTALLED, "npm", "install", "--no-audit", "--no-fund");
        }
    }

    /** The response, without its envelope. */
    public JsonNode call(String action, Map<String, ?> parameters) throws IOException {
        JsonNode answer = ask(action, parameters);
        if (answer.has("error")) {
            throw new AssertionError(action + " " + parameters + " was refused: " + answer);
        }
        return answer.path("response");
    }

    /** The refusal, as the client throws it: code, message, requestId. */
    public JsonNode refused(String action, Map<String, ?> parameters) throws IOException {
        JsonNode answer = ask(action, parameters);
        if (!answer.has("error")) {
            throw new AssertionError(action + " " + parameters + " was not refused: " + answer);
        }
        return answer.path("error");
    }

    /** What comes, {response} or {error}. */
    public JsonNode ask(String action, Object parameters) throws IOException {
        questions.println(json.writeValueAsString(Map.of("action", action, "parameters", parameters)));
        String line = answers.readLine();
        if (line == null) {
            throw new AssertionError("node ended in the middle of " + action);
        }
        return json.readTree(line);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
