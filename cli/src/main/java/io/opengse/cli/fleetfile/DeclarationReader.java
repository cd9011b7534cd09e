package io.opengse.cli.fleetfile;

import io.opengse.cli.fleetfile.Declaration.Capacity;
import io.opengse.cli.fleetfile.Declaration.Policy;
import io.opengse.cli.fleetfile.Declaration.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a fleet file says beside the fleet itself: package, alias, capacity and scaling policies. */
final class DeclarationReader {
    static final List<String> KEYS = List.of("AssetId", "Asset", "Package", "Alias", "Capacity", "ScalingPolicies");

    private static final int MOST_INSTANCES = 1_000_000;
    private static final List<String> CAPACITY = List.of("MinSize", "MaxSize", "DesiredInstances", "ScalingInterval");
    private static final List<String> POLICY = List.of(
            "Name",
            "PolicyType",
            "MetricName",
            "TargetConfiguration",
            "ComparisonOperator",
            "Threshold",
            "EvaluationPeriods",
            "ScalingAdjustment",
            "ScalingAdjustmentType");

    private final Section root;
    private final Path file;

    /** @param file paths in it are relative to where it lies */
    DeclarationReader(Section root, Path file) {
        this.root = root;
        this.file = file;
    }

    static boolean namesPackage(Section root) {
        return root.has("AssetId") || root.has("Asset") || root.has("Package");
    }

    Declaration read(FleetFile fleet) {
        return new Declaration(fleet, asset(), folder(), root.text("Alias", 1, 1024, ""), capacity(), policies());
    }

    private String asset() {
        if (root.has("Asset") && root.has("AssetId")) {
            root.mistake("Asset", "stands here beside AssetId; say one of them");
        }
        if (namesPackage(root) && root.has("Directory")) {
            root.mistake("Directory", "a fleet runs from a package or from a folder, not from both");
        }
        String label = root.text("Asset", 3, 129, "");
        if (!label.isEmpty() && !label.matches("[^:]+:[^:]+")) {
            root.mistake("Asset", "must be NAME:VERSION of a package, not \"" + label + "\"");
        }
        return label.isEmpty() ? root.text("AssetId", 1, 128, "") : label;
    }

    private @Nullable Path folder() {
        if (!root.has("Package")) {
            return null;
        }
        if (root.has("Asset") || root.has("AssetId")) {
            root.mistake("Package", "stands here beside a package that was pushed; say one of them");
        }
        Path folder = file.toAbsolutePath()
                .resolveSibling(root.text("Package", 1, 4096, null))
                .normalize();
        if (!Files.isDirectory(folder)) {
            root.mistake("Package", "there is no folder " + folder + " (it is relative to the fleet file)");
        }
        return folder;
    }

    private Optional<Capacity> capacity() {
        return root.section("Capacity", CAPACITY)
                .map(section -> new Capacity(
                        number(section, "MinSize", 0, MOST_INSTANCES),
                        number(section, "MaxSize", 1, MOST_INSTANCES),
                        number(section, "DesiredInstances", 0, MOST_INSTANCES),
                        number(section, "ScalingInterval", 3, 30)));
    }

    private static @Nullable Integer number(Section section, String key, int least, int most) {
        return section.has(key) ? section.number(key, least, most, null) : null;
    }

    private Optional<List<Policy>> policies() {
        if (!root.has("ScalingPolicies")) {
            return Optional.empty();
        }
        List<Policy> policies = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : root.sections("ScalingPolicies", POLICY)) {
            Policy policy = policy(section);
            if (!names.add(policy.name())) {
                section.mistake("Name", "there are two policies \"" + policy.name() + "\"");
            }
            policies.add(policy);
        }
        return Optional.of(policies);
    }

    private static Policy policy(Section section) {
        String name = section.text("Name", 1, 1024, null);
        String type = section.word("PolicyType", List.of("TargetBased", "RuleBased"), "RuleBased");
        if (type.equals("TargetBased")) {
            String metric = section.text("MetricName", 1, 64, "PercentAvailableGameServerSessions");
            if (!section.has("TargetConfiguration")) {
                section.mistake("TargetConfiguration", "is missing; a TargetBased policy needs its TargetValue");
            }
            int target = section.section("TargetConfiguration", List.of("TargetValue"))
                    .map(inner -> inner.number("TargetValue", 1, 99, null))
                    .orElse(1);
            return new Policy(name, metric, target, null);
        }
        Rule rule = new Rule(
                section.word("ComparisonOperator", List.of(">", ">=", "<", "<="), ">="),
                threshold(section),
                section.number("EvaluationPeriods", 1, 1440, 1),
                section.number("ScalingAdjustment", -MOST_INSTANCES, MOST_INSTANCES, null),
                section.word(
                        "ScalingAdjustmentType",
                        List.of("ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"),
                        "ChangeInCapacity"));
        return new Policy(name, section.text("MetricName", 1, 64, null), null, rule);
    }

    private static double threshold(Section section) {
        String text = section.text("Threshold", 1, 32, null);
        if (!text.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
            section.mistake("Threshold", "must be a number such as 10 or 12.5, not \"" + text + "\"");
            return 0;
        }
        return Double.parseDouble(text);
    }
}
