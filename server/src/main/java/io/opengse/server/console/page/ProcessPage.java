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
import io.opengse.server.console.block.Table;
import io.opengse.server.console.block.Tone;
import io.opengse.server.console.word.Moment;
import io.opengse.server.console.word.Words;
import io.opengse.server.live.Live;
import io.opengse.server.live.LiveProcesses;
import io.opengse.server.live.LogFiles;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One process: how it stands and why, everything that happened to it, and what it prints and calls right now. */
final class ProcessPage implements Page {
    private final Engine engine;
    private final LiveProcesses live;
    private final Stories stories;
    private final Whys whys;
    private final Trying trying;

    ProcessPage(Engine engine, Live live) {
        this.engine = engine;
        this.live = live.processes();
        this.stories = new Stories(engine);
        this.whys = new Whys(engine);
        this.trying = new Trying(live.trials());
    }

    @Override
    public String need() {
        return "OpengseListProcesses";
    }

    @Override
    public Sheet open(Place place) {
        ProcessId id = new ProcessId(place.get("id"));
        require(id);
        boolean inside = place.get("tab").equals("output");
        Sheet sheet = Sheet.of("processes", id.value())
                .below(place.words().t("nav.processes"), Place.href("processes"))
                .tabs(List.of(
                        new Sheet.Tab("tab.state", Place.of("process", id), !inside),
                        new Sheet.Tab("tab.output", Place.of("process", id) + "&tab=output", inside)));
        return inside ? inside(sheet, id, place) : state(sheet, id, place);
    }

    private Sheet state(Sheet sheet, ProcessId id, Place place) {
        Subjects about = new Subjects(null, null, id, null, null);
        return sheet.with(Part.live("facts", "", () -> facts(require(id))).narrow())
                .with(whys.part(place.words(), explanations -> explanations.process(id))
                        .narrow())
                .with(Part.live("do", "actions", () -> forms(require(id))))
                .withAll(trying.onProcess(id, () -> living(require(id))))
                .with(Part.live("story", "story", () -> stories.about(about, Set.of(), place))
                        .needing(Stories.NEED));
    }

    private Sheet inside(Sheet sheet, ProcessId id, Place place) {
        return sheet.with(Part.still("tail", "output", () -> new Block.Tail(id.value()))
                        .needing("OpengseGetProcessOutput"))
                .with(Part.still("files", "files", () -> files(id, place.words()))
                        .needing("OpengseListProcessFiles"));
    }

    private Block files(ProcessId id, Words words) {
        try {
            LogFiles files = live.files(id);
            Block table = Table.whole(
                    "files",
                    List.of("file", "size", "changed"),
                    files.files().stream().map(file -> row(id, file)).toList(),
                    files.leftOut().isEmpty() ? "files.none" : "files.none.there");
            Block left = new Block.Facts(files.leftOut().stream()
                    .map(why -> new Fact("files.left", Cell.text(words.told(why))))
                    .toList());
            return new Block.Stack(List.of(table, left));
        } catch (Refused refused) {
            return new Block.Note(Tone.OVER, words.told(String.valueOf(refused.getMessage())));
        }
    }

    private static Table.Row row(ProcessId id, LogFiles.LogFile file) {
        String href = Place.of("log", id) + "&name=" + URLEncoder.encode(file.name(), StandardCharsets.UTF_8);
        return Table.Row.of(
                file.name(),
                Cell.id(file.name(), href),
                Cell.text(Moment.bytes(file.size())),
                Cell.when(file.modified()));
    }

    private GameProcess require(ProcessId id) {
        return engine.processes().find(id).orElseThrow(() -> Refused.notFound("process " + id + " does not exist"));
    }

    private static boolean living(GameProcess process) {
        return process.status() != ProcessStatus.TERMINATED;
    }

    private Block facts(GameProcess process) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("status", new Cell.Status(process.status(), Tones.of(process))));
        if (living(process)) {
            facts.add(new Fact("healthy", Tones.yes(process.healthy())));
        }
        facts.addAll(List.of(
                new Fact(
                        "session",
                        engine.sessions()
                                .hostedBy(process.id())
                                .map(Links::session)
                                .orElse(Cell.text(""))),
                new Fact("fleet", new Names(engine).fleet(process.fleet())),
                new Fact("host", Links.host(process.host())),
                new Fact("instance", Links.instance(process.instance())),
                new Fact("pid", Cell.mono(Long.toString(process.pid()))),
                new Fact("port", Cell.mono(Integer.toString(process.ports().client()))),
                new Fact("port.grpc", Cell.mono(Integer.toString(process.ports().grpc()))),
                new Fact("custom", Lists.custom(process)),
                new Fact(
                        "launch",
                        Cell.mono(process.launchKey().replace('\n', ' ').strip())),
                new Fact("started", Cell.when(process.startedAt())),
                new Fact("ready", Cell.when(process.readyAt()))));
        GameProcess.End end = process.end();
        if (end != null) {
            facts.add(new Fact("ended", Cell.when(end.at())));
            facts.add(new Fact("reason", new Cell.Status(end.reason(), Ends.tone(end.reason()))));
            facts.add(new Fact("detail", Cell.told(end.detail())));
            facts.add(new Fact(
                    "exit.code",
                    Cell.mono(end.exitCode() == null ? "" : end.exitCode().toString())));
        }
        return new Block.Facts(facts);
    }

    private static Forms forms(GameProcess process) {
        if (!living(process)) {
            return Forms.of();
        }
        return Forms.of(Form.of("OpengseEndProcess", "process.end")
                .hidden("ProcessId", process.id().value())
                .asking("process.end.ask"));
    }
}
