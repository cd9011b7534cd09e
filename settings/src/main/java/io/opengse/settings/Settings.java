package io.opengse.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The values a program runs with: its defaults, overridden by config.yaml, then by environment variables
 * (GSE_HEALTH_CHECK_INTERVAL for health-check-interval), then by --set key=value. An unknown key or a bad value is
 * refused, all of them at once.
 */
public final class Settings {
    private final Map<String, Object> values;
    private final Map<String, String> written;

    private Settings(Map<String, Object> values, Map<String, String> written) {
        this.values = values;
        this.written = written;
    }

    /** The defaults alone. */
    public static Settings standard(Collection<Setting<?>> declared) {
        return resolve(declared, Map.of(), Map.of(), Map.of());
    }

    /**
     * Resolves every declared setting.
     *
     * @param environment the whole environment; names that do not begin with GSE_ are ignored, and so are GSE_ names
     *     that no setting has (they may be another program's)
     * @throws BadSettings naming every unknown key and bad value
     */
    public static Settings resolve(
            Collection<Setting<?>> declared,
            Map<String, String> file,
            Map<String, String> environment,
            Map<String, String> flags) {
        Map<String, Setting<?>> known = new LinkedHashMap<>();
        declared.forEach(setting -> known.put(setting.key(), setting));
        List<String> problems = new ArrayList<>();
        refuseUnknown(file, "config.yaml", known.keySet(), problems);
        refuseUnknown(flags, "--set", known.keySet(), problems);
        Map<String, Object> values = new HashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        for (Setting<?> setting : known.values()) {
            String text = setting.standard();
            text = file.getOrDefault(setting.key(), text);
            text = environment.getOrDefault(environmentName(setting.key()), text);
            text = flags.getOrDefault(setting.key(), text);
            written.put(setting.key(), text);
            try {
                values.put(setting.key(), setting.parse().apply(text));
            } catch (IllegalArgumentException problem) {
                problems.add(setting.key() + ": \"" + text + "\" " + problem.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        return new Settings(values, written);
    }

    /**
     * The settings of several programs that run as one: a key that more than one of them declares is resolved once.
     *
     * @throws IllegalArgumentException when two declare a key with different defaults or limits
     */
    public static List<Setting<?>> together(Collection<Setting<?>> some, Collection<Setting<?>> others) {
        Map<String, Setting<?>> all = new LinkedHashMap<>();
        some.forEach(setting -> all.put(setting.key(), setting));
        for (Setting<?> setting : others) {
            Setting<?> known = all.putIfAbsent(setting.key(), setting);
            if (known != null
                    && !(known.standard().equals(setting.standard())
                            && known.kind().equals(setting.kind()))) {
                throw new IllegalArgumentException("setting " + setting.key() + " is declared twice: " + known.kind()
                        + ", default " + known.standard() + ", and " + setting.kind() + ", default "
                        + setting.standard());
            }
        }
        return List.copyOf(all.values());
    }

    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting.key());
        if (value == null) {
            throw new IllegalStateException("setting " + setting.key() + " was not declared by this program");
        }
        return (T) value;
    }

    /** Every key with the text in force, in the order of declaration. */
    public Map<String, String> inForce() {
        return Map.copyOf(written);
    }

    public static String environmentName(String key) {
        return "GSE_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static void refuseUnknown(
            Map<String, String> given, String source, Collection<String> known, List<String> problems) {
        for (String key : given.keySet()) {
            if (!known.contains(key)) {
                problems.add(source + ": there is no setting \"" + key + "\"" + NearMiss.hint(key, known));
            }
        }
    }
}
