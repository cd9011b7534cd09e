package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.access.Policy;
import io.opengse.engine.access.PresetPolicy;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.block.Tone;
import io.opengse.server.console.word.Words;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What credentials may be allowed: the presets and those operators wrote. */
final class Policies implements Page {
    private static final String EXAMPLE = """
            {
              "version": "2.0",
              "statement": [
                {"effect": "allow", "action": ["gse:CreateGameServerSession", "gse:JoinGameServerSession"], "resource": "*"}
              ]
            }""";

    private final Engine engine;

    Policies(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "OpengseListPolicies";
    }

    /** Presets first. */
    static List<String> names(Engine engine) {
        return Stream.concat(
                        Arrays.stream(PresetPolicy.values()).map(PresetPolicy::policyName),
                        engine.policies().list().stream().map(Policy::name))
                .toList();
    }

    @Override
    public Sheet open(Place place) {
        return Sheet.of("policies", place.words().t("nav.policies"))
                .with(Part.live("policies", "", () -> table(place.words())))
                .with(Part.still(
                        "make",
                        "policy.make",
                        () -> Forms.of(Form.of("OpengseCreatePolicy", "policy.make")
                                .required("PolicyName", "")
                                .text("Description", "")
                                .area("PolicyDocument", EXAMPLE))));
    }

    private Block table(Words words) {
        Stream<Table.Row> presets = Arrays.stream(PresetPolicy.values())
                .map(preset -> row(preset.policyName(), words.t("preset." + preset.name()), true));
        Stream<Table.Row> own =
                engine.policies().list().stream().map(policy -> row(policy.name(), policy.description(), false));
        return Table.whole(
                "nav.policies",
                List.of("policy", "kind", "description"),
                Stream.concat(presets, own).toList(),
                "policies.none");
    }

    private static Table.Row row(String name, String description, boolean preset) {
        return Table.Row.of(
                name,
                Cell.link(name, Place.of("policy", name)),
                new Cell.Word(preset ? "policy.preset" : "policy.own", Tone.PLAIN),
                Cell.text(description));
    }
}
