package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.placement.Choice;
import io.opengse.engine.placement.Considered;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlayerLatency;
import io.opengse.engine.placement.Trace;
import io.opengse.server.address.IpLiteral;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Fact;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.block.Tone;
import io.opengse.server.console.word.Moment;
import io.opengse.server.console.word.Words;
import java.util.ArrayList;
import java.util.List;

/** One placement: where it could go, and why it went there, or waits. */
final class PlacementPage implements Page {
    private final Engine engine;
    private final Whys whys;

    PlacementPage(Engine engine) {
        this.engine = engine;
        this.whys = new Whys(engine);
    }

    @Override
    public String need() {
        return "OpengseExplainPlacement";
    }

    @Override
    public Sheet open(Place place) {
        PlacementId id = new PlacementId(place.get("id"));
        engine.placements().require(id);
        return Sheet.of("placements", Links.shortened(id.value()))
                .below(place.words().t("nav.placements"), Place.href("placements"))
                .with(Part.live("facts", "", () -> facts(engine.placements().require(id))))
                .with(Part.live(
                        "why", "placement.why", () -> why(engine.placements().require(id), place.words())))
                .with(Part.live(
                        "latencies",
                        "latencies",
                        () -> latencies(engine.placements().require(id))))
                .with(Part.live("do", "actions", () -> forms(engine.placements().require(id))));
    }

    private static Block facts(Placement placement) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("status", Tones.cell(placement.status())),
                new Fact("reason", Cell.told(placement.reason())),
                new Fact("queue", Cell.link(placement.queue().value(), Place.of("queue", placement.queue()))),
                new Fact("started", Cell.when(placement.times().started())),
                new Fact("deadline", Cell.when(placement.times().deadline())),
                new Fact("ended", Cell.when(placement.times().ended()))));
        if (placement.placed() != null) {
            facts.add(new Fact("session", Links.session(placement.placed().session())));
            facts.add(new Fact("region", Cell.text(placement.placed().region())));
            facts.add(new Fact(
                    "address",
                    Cell.mono(IpLiteral.withPort(
                            placement.placed().address(), placement.placed().port()))));
        }
        return new Block.Facts(facts);
    }

    /** What stands in its way now, then the decisions that were taken, the newest first. */
    private Block why(Placement placement, Words words) {
        List<Block> blocks = new ArrayList<>();
        engine.placements().outlook(placement).map(Choice::considered).ifPresent(now -> blocks.add(considered(now)));
        for (Trace trace : placement.traces().reversed()) {
            blocks.add(new Block.Note(Tone.PLAIN, Moment.shown(trace.at()) + " UTC: " + words.told(trace.words())));
            blocks.add(considered(trace.considered()));
        }
        return new Block.Stack(blocks);
    }

    private Block considered(List<Considered> considered) {
        Names names = new Names(engine);
        return Table.whole(
                "destinations",
                List.of("destination", "region", "latency#", "finding", "reason"),
                considered.stream().map(one -> row(one, names)).toList(),
                "destinations.none");
    }

    private static Table.Row row(Considered considered, Names names) {
        return Table.Row.of(
                considered.arn(),
                names.destination(considered.arn()),
                Cell.text(considered.region()),
                Cell.text(considered.latency() == null ? "" : considered.latency() + " ms"),
                new Cell.Status(considered.finding(), tone(considered.finding())),
                Cell.told(considered.words()));
    }

    private static Tone tone(Considered.Finding finding) {
        return switch (finding) {
            case TAKEN -> Tone.GOOD;
            case NOT_NEEDED -> Tone.OVER;
            case FULL, TOO_SLOW -> Tone.WARNING;
            case UNUSABLE, UNREACHABLE -> Tone.BAD;
        };
    }

    private static Block latencies(Placement placement) {
        return Table.whole(
                "latencies",
                List.of("player", "region", "latency#"),
                placement.request().latencies().stream()
                        .limit(Lists.PAGE)
                        .map(PlacementPage::latency)
                        .toList(),
                "latencies.none");
    }

    private static Table.Row latency(PlayerLatency latency) {
        return Table.Row.of(
                latency.playerId() + " " + latency.region(),
                Cell.text(latency.playerId()),
                Cell.text(latency.region()),
                Cell.text(latency.millis() + " ms"));
    }

    private static Forms forms(Placement placement) {
        return placement.status().over()
                ? Forms.of()
                : Forms.of(Form.of("StopGameServerSessionPlacement", "placement.stop")
                        .hidden("PlacementId", placement.id().value())
                        .asking("placement.stop.ask"));
    }
}
