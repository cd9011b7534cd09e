package io.opengse.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of the games' ports.
 *
 * @param protocol UDP or TCP
 */
public record PodPorts(int from, int to, String protocol) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?(?:/(\\w+))?");
    private static final Set<String> PROTOCOLS = Set.of("UDP", "TCP");
    private static final int GREATEST = 65_535;
    private static final int MOST = 200;

    /**
     * Reads ranges such as {@code 7000-7009/UDP, 8080/TCP}; without a protocol it is UDP.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static List<PodPorts> parse(String text) {
        List<PodPorts> ranges = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(PodPorts::one)
                .toList();
        if (ranges.stream().mapToInt(PodPorts::count).sum() > MOST) {
            throw new IllegalArgumentException("has more than " + MOST + " ports: each is a line of every pod");
        }
        return ranges;
    }

    private static PodPorts one(String part) {
        Matcher written = WRITTEN.matcher(part);
        if (!written.matches()) {
            throw new IllegalArgumentException("\"" + part + "\" must be like 7000, 7000-7009/UDP or 8080/TCP");
        }
        int from = Integer.parseInt(written.group(1));
        int to = written.group(2) == null ? from : Integer.parseInt(written.group(2));
        String protocol = written.group(3) == null ? "UDP" : written.group(3).toUpperCase(Locale.ROOT);
        if (from < 1 || to < from || to > GREATEST || !PROTOCOLS.contains(protocol)) {
            throw new IllegalArgumentException(
                    "\"" + part + "\" must have ports of 1 to " + GREATEST + ", the lower first, and /UDP or /TCP");
        }
        return new PodPorts(from, to, protocol);
    }

    int count() {
        return to - from + 1;
    }
}
