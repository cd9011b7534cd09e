package io.opengse.cli.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.opengse.settings.BadSettings;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings together what a serving program is told: config.yaml of its data directory, the environment, its flags. */
public final class Keys {
    private Keys() {}

    /** @throws BadSettings with everything that is wrong */
    public static Settings resolve(
            Collection<Setting<?>> declared, Path data, Map<String, String> environment, Map<String, String> flags) {
        return Settings.resolve(declared, file(data.resolve("config.yaml")), environment, flags);
    }

    private static Map<String, String> file(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            JsonNode root = new YAMLMapper(YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build())
                    .readTree(Files.readString(file));
            Map<String, String> values = new LinkedHashMap<>();
            root.properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asText()));
            return values;
        } catch (JsonProcessingException problem) {
            throw new BadSettings(List.of(file + ": not YAML: " + problem.getOriginalMessage()));
        } catch (IOException problem) {
            throw new BadSettings(List.of(file + ": cannot be read: " + problem.getMessage()));
        }
    }
}
