package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.alias.Alias;
import io.opengse.engine.id.AliasId;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Fact;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import java.util.List;

/** One alias. */
final class AliasPage implements Page {
    private final Engine engine;

    AliasPage(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "ListAliases";
    }

    @Override
    public Sheet open(Place place) {
        AliasId id = new AliasId(place.get("id"));
        return Sheet.of("aliases", engine.aliases().require(id).name())
                .below(place.words().t("nav.aliases"), Place.href("aliases"))
                .with(Part.live("facts", "", () -> facts(engine.aliases().require(id))))
                .with(Part.still("do", "actions", () -> forms(engine.aliases().require(id))));
    }

    private Block facts(Alias alias) {
        return new Block.Facts(List.of(
                new Fact("name", Cell.text(alias.name())),
                new Fact("id", Cell.mono(alias.id().value())),
                new Fact("leads.to", Aliases.destination(alias, new Names(engine))),
                new Fact("description", Cell.text(alias.text())),
                new Fact("tags", Cell.text(Tags.words(alias.tags()))),
                new Fact("created", Cell.when(alias.createdAt())),
                new Fact("changed", Cell.when(alias.updatedAt()))));
    }

    private Forms forms(Alias alias) {
        Form update = Aliases.routed(
                Form.of("UpdateAlias", "alias.update")
                        .hidden("AliasId", alias.id().value())
                        .text("Name", alias.name())
                        .clearable("Description", alias.text()),
                engine,
                alias.routing());
        Form delete = Form.of("DeleteAlias", "alias.delete")
                .hidden("AliasId", alias.id().value())
                .asking("alias.delete.ask")
                .then("/console/aliases");
        return Forms.of(update, delete);
    }
}
