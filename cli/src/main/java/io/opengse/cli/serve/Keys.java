package io.opengse.cli.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.opengse.agent.AgentSettings;
import io.opengse.server.ServerSettings;
import io.opengse.settings.BadSettings;
import io.opengse.settings.LogSettings;
import io.opengse.settings.NearMiss;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a serving program was told: config.yaml of its data directory, the environment, its flags. A key that the server
 * and the agent both have is written once and means the same to both.
 */
public record Keys(Map<String, String> file, Map<String, String> environment, Map<String, String> flags) {

    /** @throws BadSettings when config.yaml cannot be read */
    public static Keys of(Path data, Map<String, String> environment, Map<String, String> flags) {
        return new Keys(file(data.resolve("config.yaml")), environment, flags);
    }

    /**
     * The settings of each program, in the order given.
     *
     * @throws BadSettings with everything that is wrong for any of them
     */
    public List<Settings> resolve(List<List<Setting<?>>> programs) {
        return resolve(programs, List.of());
    }

    /** @param wrong what is known to be wrong already */
    List<Settings> resolve(List<List<Setting<?>>> programs, List<String> wrong) {
        Set<String> known = new LinkedHashSet<>();
        programs.forEach(program -> program.forEach(setting -> known.add(setting.key())));
        Set<String> problems = new LinkedHashSet<>(wrong);
        refuseUnknown(file, "config.yaml", known, problems);
        refuseUnknown(flags, "--set", known, problems);
        List<Settings> resolved = new ArrayList<>();
        for (List<Setting<?>> program : programs) {
            List<String> keys = program.stream().map(Setting::key).toList();
            try {
                resolved.add(Settings.resolve(program, only(file, keys), environment, only(flags, keys)));
            } catch (BadSettings bad) {
                problems.addAll(bad.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new BadSettings(List.copyOf(problems));
        }
        return resolved;
    }

    /**
     * How the log is to be written: wanted before anything else is read, so nothing else is looked at.
     *
     * @throws BadSettings when it is written wrongly
     */
    public LogSettings log() {
        List<Setting<?>> declared = LogSettings.declared();
        List<String> keys = declared.stream().map(Setting::key).toList();
        return LogSettings.of(Settings.resolve(declared, only(file, keys), environment, only(flags, keys)));
    }

    /** How a key was written by whoever wrote it; empty: nobody did. */
    Optional<String> text(String key) {
        return Stream.of(flags.get(key), environment.get(Settings.environmentName(key)), file.get(key))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Where the key in force was written; empty: nowhere. */
    Optional<String> source(String key) {
        if (flags.containsKey(key)) {
            return Optional.of("--set");
        }
        String name = Settings.environmentName(key);
        if (environment.containsKey(name)) {
            return Optional.of(name + " in the environment");
        }
        return file.containsKey(key) ? Optional.of("config.yaml") : Optional.empty();
    }

    /** The same with one flag more. */
    Keys with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(flags);
        more.put(key, value);
        return new Keys(file, environment, more);
    }

    public Settings resolve(Collection<Setting<?>> program) {
        return resolve(List.of(List.copyOf(program))).getFirst();
    }

    private static Map<String, String> only(Map<String, String> given, Collection<String> keys) {
        Map<String, String> kept = new LinkedHashMap<>(given);
        kept.keySet().retainAll(keys);
        return kept;
    }

    private static void refuseUnknown(
            Map<String, String> given, String source, Set<String> known, Set<String> problems) {
        for (String key : given.keySet()) {
            if (!known.contains(key)) {
                problems.add(source + ": "
                        + reader(key)
                                .map(reader -> key + " is read by " + reader + ", not here: set it there")
                                .orElse("there is no setting \"" + key + "\"" + NearMiss.hint(key, known)));
            }
        }
    }

    private static Optional<String> reader(String key) {
        if (declares(ServerSettings.declared(), key)) {
            return Optional.of("gse server");
        }
        return declares(AgentSettings.declared(), key) ? Optional.of("gse agent") : Optional.empty();
    }

    private static boolean declares(List<Setting<?>> program, String key) {
        return program.stream().anyMatch(setting -> setting.key().equals(key));
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
