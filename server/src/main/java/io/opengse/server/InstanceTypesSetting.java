package io.opengse.server;

import io.opengse.engine.instance.InstanceType;
import io.opengse.settings.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The setting of the sizes of machines that fleets may name. Read by {@link ServerSettings}. */
final class InstanceTypesSetting {
    private static final Pattern WRITTEN = Pattern.compile("([^\\s:,]{1,128}):([1-9]\\d{0,3}):([1-9]\\d{0,5})");

    static final Setting<List<InstanceType>> TYPES = new Setting<>(
            "instance-types",
            written(InstanceType.STANDARD),
            "NAME:CORES:GIGABYTES, …",
            "What DescribeInstanceTypes lists; a fleet may name any type.",
            InstanceTypesSetting::read);

    private InstanceTypesSetting() {}

    private static String written(List<InstanceType> types) {
        return types.stream()
                .map(type -> type.name() + ":" + type.cores() + ":" + type.gigabytes())
                .collect(Collectors.joining(", "));
    }

    private static List<InstanceType> read(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(InstanceTypesSetting::type)
                .toList();
    }

    private static InstanceType type(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a list such as S5.LARGE8:4:8, S5.2XLARGE16:8:16; \"" + text
                    + "\" is no NAME:CORES:GIGABYTES");
        }
        return new InstanceType(
                matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }
}
