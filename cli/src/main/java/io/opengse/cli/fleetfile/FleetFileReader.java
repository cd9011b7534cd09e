package io.opengse.cli.fleetfile;

import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.ProtectionPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a fleet file strictly: unknown keys, double keys, wrong types and broken limits are all reported, each with its
 * place. Used by gse up and gse fleet update.
 */
public final class FleetFileReader {
    private static final List<String> KEYS = List.of(
            "Name",
            "Description",
            "Directory",
            "RuntimeConfiguration",
            "NewGameServerSessionProtectionPolicy",
            "GameServerSessionProtectionTimeLimit",
            "ResourceCreationLimitPolicy",
            "InboundPermissions",
            "Tags",
            "InstanceType",
            "FleetType");
    private static final int LEAST_PORT = 1025;
    private static final int MOST_PORT = 60_000;

    private final Section root;
    private final Path file;
    private final Mistakes mistakes;

    private FleetFileReader(Section root, Path file, Mistakes mistakes) {
        this.root = root;
        this.file = file;
        this.mistakes = mistakes;
    }

    /** @throws BadFleetFile with everything that is wrong */
    public static FleetFile read(Path file) {
        Mistakes mistakes = new Mistakes(file.toString());
        return mapping(file, mistakes)
                .map(node -> new FleetFileReader(Section.of("", node, KEYS, mistakes), file, mistakes).fleet(true))
                .filter(_ -> mistakes.none())
                .orElseThrow(() -> new BadFleetFile(mistakes.all()));
    }

    /**
     * As {@link #read}, with the keys of gse fleet apply: the fleet may run from a package instead of a folder.
     *
     * @throws BadFleetFile with everything that is wrong
     */
    public static Declaration readDeclaration(Path file) {
        Mistakes mistakes = new Mistakes(file.toString());
        List<String> keys =
                Stream.concat(KEYS.stream(), DeclarationReader.KEYS.stream()).toList();
        return mapping(file, mistakes)
                .map(node -> Section.of("", node, keys, mistakes))
                .map(root -> new DeclarationReader(root, file)
                        .read(new FleetFileReader(root, file, mistakes).fleet(!DeclarationReader.namesPackage(root))))
                .filter(_ -> mistakes.none())
                .orElseThrow(() -> new BadFleetFile(mistakes.all()));
    }

    private static Optional<Node> mapping(Path file, Mistakes mistakes) {
        try {
            return NodeReader.read(Files.readString(file), mistakes).filter(node -> isMapping(node, mistakes));
        } catch (IOException problem) {
            mistakes.add(
                    Spot.START,
                    Files.exists(file)
                            ? "cannot be read (it must be UTF-8 text): " + problem.getMessage()
                            : "there is no such file");
            throw new BadFleetFile(mistakes.all());
        }
    }

    private static boolean isMapping(Node node, Mistakes mistakes) {
        boolean mapping = node instanceof Node.Mapping;
        if (!mapping) {
            mistakes.add(node.spot(), "the file must be a mapping of keys to values, not " + node.kind());
        }
        return mapping;
    }

    private FleetFile fleet(boolean fromFolder) {
        Optional<Path> directory = fromFolder ? Optional.of(directory()) : Optional.empty();
        FleetDescription description = new FleetDescription(
                root.text("Name", 1, 50, null),
                root.text("Description", 0, 100, ""),
                directory.map(Path::toString).orElse(""),
                "",
                root.text("InstanceType", 0, 128, ""),
                tags());
        root.word("FleetType", List.of("ON_DEMAND"), "ON_DEMAND");
        Mistakes warnings = new Mistakes(file.toString());
        var runtime = new RuntimeReader(root, directory, warnings).read();
        return new FleetFile(description, runtime, protection(), creationLimit(), ports(), warnings.all());
    }

    private Path directory() {
        Path beside = file.toAbsolutePath().getParent();
        String written = root.text("Directory", 1, 4096, null);
        Path directory = beside == null
                ? Path.of(written).toAbsolutePath()
                : beside.resolve(written).normalize();
        if (root.has("Directory") && !Files.isDirectory(directory)) {
            root.mistake("Directory", "there is no folder " + directory + " (it is relative to the fleet file)");
        }
        return directory;
    }

    private Protection protection() {
        List<String> names = Arrays.stream(ProtectionPolicy.values())
                .map(ProtectionPolicy::wireName)
                .toList();
        String standard = ProtectionPolicy.NO_PROTECTION.wireName();
        String policy = root.word("NewGameServerSessionProtectionPolicy", names, standard);
        int minutes = root.number("GameServerSessionProtectionTimeLimit", 5, 1440, 60);
        return new Protection(ProtectionPolicy.values()[names.indexOf(policy)], Duration.ofMinutes(minutes));
    }

    private CreationLimit creationLimit() {
        return root.section(
                        "ResourceCreationLimitPolicy",
                        List.of("NewGameServerSessionsPerCreator", "PolicyPeriodInMinutes"))
                .map(section -> new CreationLimit(
                        section.number("NewGameServerSessionsPerCreator", 0, Integer.MAX_VALUE, 2),
                        Duration.ofMinutes(section.number("PolicyPeriodInMinutes", 1, 525_600, 3))))
                .orElse(CreationLimit.STANDARD);
    }

    private List<InboundPermission> ports() {
        return root.sections("InboundPermissions", List.of("FromPort", "ToPort", "Protocol", "IpRange")).stream()
                .map(FleetFileReader::port)
                .toList();
    }

    private static InboundPermission port(Section section) {
        int from = section.number("FromPort", LEAST_PORT, MOST_PORT, null);
        int to = section.number("ToPort", LEAST_PORT, MOST_PORT, null);
        if (to < from) {
            section.mistake("ToPort", "must not be below FromPort (" + from + ")");
        }
        String protocol = section.word("Protocol", List.of("TCP", "UDP"), "TCP");
        String range = section.text("IpRange", 1, 64, "0.0.0.0/0");
        if (!range.matches("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}")) {
            section.mistake("IpRange", "must be a block of addresses such as 0.0.0.0/0, not \"" + range + "\"");
        }
        return new InboundPermission(from, to, protocol, range);
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Section tag : root.sections("Tags", List.of("Key", "Value"))) {
            String key = tag.text("Key", 1, 127, null);
            if (tags.put(key, tag.text("Value", 0, 255, "")) != null) {
                tag.mistake("Key", "there are two tags \"" + key + "\"");
            }
        }
        if (tags.size() > 50) {
            root.mistake("Tags", "at most 50 tags, these are " + tags.size());
        }
        return tags;
    }
}
