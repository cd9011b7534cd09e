package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.access.Credential;
import io.opengse.engine.access.Policy;
import io.opengse.engine.access.PresetPolicy;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import java.util.List;
import java.util.Optional;

/** One policy: its document, and who has it. */
final class PolicyPage implements Page {
    private final Engine engine;

    PolicyPage(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "OpengseListPolicies";
    }

    @Override
    public Sheet open(Place place) {
        String name = place.get("id");
        Optional<PresetPolicy> preset = PresetPolicy.named(name);
        Sheet sheet = Sheet.of("policies", name)
                .below(place.words().t("nav.policies"), Place.href("policies"))
                .with(Part.still("document", "policy.document", () -> new Block.Verbatim(document(name))))
                .with(Part.live("holders", "policy.holders", () -> holders(name)));
        return preset.isPresent() ? sheet : sheet.with(Part.still("do", "actions", () -> forms(name)));
    }

    private String document(String name) {
        return PresetPolicy.named(name)
                .map(PresetPolicy::document)
                .orElseGet(() -> engine.policies().require(name).document());
    }

    private Block holders(String name) {
        return Table.whole(
                "policy.holders",
                List.of("name", "secret.id"),
                engine.access().credentials().stream()
                        .filter(credential -> credential.policies().contains(name))
                        .map(PolicyPage::row)
                        .toList(),
                "policy.holders.none");
    }

    private static Table.Row row(Credential credential) {
        return Table.Row.of(
                credential.secretId(),
                Cell.link(credential.name(), Place.of("credential", credential.secretId())),
                Cell.mono(credential.secretId()));
    }

    private Forms forms(String name) {
        Policy policy = engine.policies().require(name);
        Form change = Form.of("OpengseCreatePolicy", "policy.update")
                .hidden("PolicyName", name)
                .hidden("Replace", "true")
                .text("Description", policy.description())
                .area("PolicyDocument", policy.document());
        Form delete = Form.of("OpengseDeletePolicy", "access.policy.delete")
                .hidden("PolicyName", name)
                .asking("access.policy.delete.ask")
                .then("/console/policies");
        return Forms.of(change, delete);
    }
}
