package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Fact;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One process: how it stands, what it hosts, and everything that happened to it. */
final class ProcessPage implements Page {
    private final Engine engine;
    private final Stories stories;

    ProcessPage(Engine engine) {
        this.engine = engine;
        this.stories = new Stories(engine);
    }

    @Override
    public String need() {
        return "OpengseListProcesses";
    }

    @Override
    public Sheet open(Place place) {
        ProcessId id = new ProcessId(place.get("id"));
        require(id);
        Subjects about = new Subjects(null, null, id, null, null);
        return Sheet.of("processes", id.value())
                .below(place.words().t("nav.processes"), Place.href("processes"))
                .with(Part.live("facts", "", () -> facts(require(id))).narrow())
                .with(Part.live("launch", "launch", () -> launch(require(id))).narrow())
                .with(Part.still("do", "actions", () -> forms(require(id))))
                .with(Part.live("story", "story", () -> stories.about(about, Set.of(), place)));
    }

    private GameProcess require(ProcessId id) {
        return engine.processes().find(id).orElseThrow(() -> Refused.notFound("process " + id + " does not exist"));
    }

    private static Block facts(GameProcess process) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("status", new Cell.Status(process.status(), Tones.of(process))),
                new Fact("healthy", Tones.yes(process.healthy())),
                new Fact("fleet", Links.fleet(process.fleet())),
                new Fact("host", Links.host(process.host())),
                new Fact("instance", Links.instance(process.instance())),
                new Fact("pid", Cell.mono(Long.toString(process.pid()))),
                new Fact("port", Cell.mono(Integer.toString(process.ports().client()))),
                new Fact("port.grpc", Cell.mono(Integer.toString(process.ports().grpc()))),
                new Fact(
                        "custom",
                        new Cell.Share(
                                process.custom().current(), process.custom().max())),
                new Fact("started", Cell.when(process.startedAt())),
                new Fact("ready", Cell.when(process.readyAt()))));
        GameProcess.End end = process.end();
        if (end != null) {
            facts.add(new Fact("ended", Cell.when(end.at())));
            facts.add(new Fact("reason", new Cell.Status(end.reason(), Ends.tone(end.reason()))));
            facts.add(new Fact("detail", Cell.text(end.detail())));
            facts.add(new Fact(
                    "exit.code",
                    Cell.mono(end.exitCode() == null ? "" : end.exitCode().toString())));
        }
        return new Block.Facts(facts);
    }

    private static Block launch(GameProcess process) {
        String path = process.launchKey().lines().findFirst().orElse("");
        String parameters = process.launchKey().lines().skip(1).collect(Collectors.joining("\n"));
        return new Block.Facts(
                List.of(new Fact("launch.path", Cell.mono(path)), new Fact("parameters", Cell.mono(parameters))));
    }

    private static Forms forms(GameProcess process) {
        if (process.status() == ProcessStatus.TERMINATED) {
            return Forms.of();
        }
        return Forms.of(Form.of("OpengseEndProcess", "process.end")
                .hidden("ProcessId", process.id().value())
                .asking("process.end.ask"));
    }
}
