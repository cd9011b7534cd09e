package io.opengse.server.api.operator;

import io.opengse.engine.host.HostTraits;
import io.opengse.engine.problem.Refused;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What kind of host: the parameters and the fields that several actions have for it. */
final class HostParameters {
    static final Parameter<String> REGION = Parameter.selector(
            "Region",
            Kind.text(1, 64),
            "Its region, a name of your choosing; by default what its agent is set to.",
            "eu-west");
    static final Parameter<String> INSTANCE_TYPE = Parameter.selector(
            "InstanceType",
            Kind.text(1, 64),
            "The size of machine it stands for: it then takes only fleets of this type. By default it takes all.",
            "S5.LARGE8");
    static final Parameter<List<String>> LABELS = Parameter.of(
            "Labels",
            new ListOf<>(Kind.text(3, 160), 0, 50),
            "Free words about it, each NAME=VALUE; fleets may require them.",
            "gpu=yes");

    private HostParameters() {}

    static HostTraits traits(Arguments arguments) {
        return new HostTraits(
                arguments.get(REGION, ""), arguments.get(INSTANCE_TYPE, ""), labels(arguments.get(LABELS, List.of())));
    }

    private static Map<String, String> labels(List<String> written) {
        Map<String, String> labels = new TreeMap<>();
        for (String label : written) {
            int at = label.indexOf('=');
            if (at < 1 || at == label.length() - 1) {
                throw Refused.invalid("Labels: \"" + label + "\" must be NAME=VALUE, such as gpu=yes");
            }
            labels.put(label.substring(0, at).strip(), label.substring(at + 1).strip());
        }
        return labels;
    }

    static <T> Shape<T> written(Shape<T> shape, java.util.function.Function<T, HostTraits> traits) {
        return shape.text(
                        "Region",
                        "of the host, empty: as its agent says",
                        one -> traits.apply(one).region())
                .text(
                        "InstanceType",
                        "the size of machine it stands for; empty: any",
                        one -> traits.apply(one).instanceType())
                .texts("Labels", "each NAME=VALUE", one -> written(traits.apply(one)));
    }

    static List<String> written(HostTraits traits) {
        return traits.labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
    }
}
