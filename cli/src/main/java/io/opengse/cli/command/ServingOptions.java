package io.opengse.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every command that serves may be told; mixed into up, local, server and agent. */
final class ServingOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:GSE_DATA:-.gse}",
            description = "Folder for everything that must not be forgotten (default: .gse, or GSE_DATA).")
    Path data = Path.of(".gse");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of docs/configuration.md; repeatable. It beats the environment (GSE_KEY), which"
                    + " beats DIR/config.yaml.")
    Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    /** The settings given as flags; an address, HTTPS and the store may have flags of their own. */
    Map<String, String> flags(String api, String sdk, boolean tls, String store) {
        Map<String, String> flags = flags(api, sdk);
        if (!store.isEmpty()) {
            flags.put("store", store);
        }
        if (tls) {
            flags.put("tls", "true");
        }
        return flags;
    }

    /** The settings given as flags; an address may have a flag of its own. */
    Map<String, String> flags(String api, String sdk) {
        Map<String, String> flags = new LinkedHashMap<>(settings);
        flags.put("data", data.toString());
        if (!api.isEmpty()) {
            flags.put("api", api);
        }
        if (!sdk.isEmpty()) {
            flags.put("sdk", sdk);
        }
        return flags;
    }
}
