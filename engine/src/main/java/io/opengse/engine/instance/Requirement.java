package io.opengse.engine.instance;

import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.host.Host;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * On which hosts a fleet may run, as its tag gse:hosts says: labels and their values, a label alone for any value of it,
 * and region and host for the host's own. Pure.
 *
 * @param wanted an empty value: any will do
 */
record Requirement(Map<String, String> wanted) {
    static final Requirement NONE = new Requirement(Map.of());

    private static final String REGION = "region";
    private static final String HOST = "host";

    static Requirement of(FleetDescription fleet) {
        String text = fleet.tags().getOrDefault(FleetDescription.HOSTS, "");
        Map<String, String> wanted = new LinkedHashMap<>();
        Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(part -> {
                    int at = part.indexOf('=');
                    String name = at < 0 ? part : part.substring(0, at).strip();
                    wanted.put(name, at < 0 ? "" : part.substring(at + 1).strip());
                });
        return wanted.isEmpty() ? NONE : new Requirement(wanted);
    }

    boolean suits(Host host) {
        return wanted.entrySet().stream().allMatch(one -> {
            String has = value(host, one.getKey());
            return one.getValue().isEmpty() ? !has.isEmpty() : one.getValue().equals(has);
        });
    }

    private static String value(Host host, String name) {
        return switch (name) {
            case REGION -> host.region();
            case HOST -> host.id().value();
            default -> host.traits().labels().getOrDefault(name, "");
        };
    }
}
