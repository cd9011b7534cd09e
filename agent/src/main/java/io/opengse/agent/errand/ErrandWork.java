package io.opengse.agent.errand;

import com.google.protobuf.ByteString;
import io.opengse.agent.calls.CallLog;
import io.opengse.agent.logs.LogFiles;
import io.opengse.agent.os.OutputShelf;
import io.opengse.agent.process.Endpoint;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.runtime.Standing;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.FileList;
import io.opengse.protocol.link.FileText;
import io.opengse.protocol.link.LogFile;
import io.opengse.protocol.link.OutputText;
import io.opengse.protocol.link.ReadCalls;
import io.opengse.protocol.link.ReadFile;
import io.opengse.protocol.link.ReadOutput;
import io.opengse.protocol.link.RecordedCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what an errand asks for, waiting for something new where it may. Keeps nothing between two errands. */
public final class ErrandWork {
    private static final int MOST_BYTES = 256 << 10;
    private static final int LEAST_BYTES = 1 << 10;
    private static final int MOST_CALLS = 100;

    private final OutputShelf outputs;
    private final CallLog calls;
    private final LogFiles files;
    private final Supplier<Standing> standing;
    private final Patience patience;
    private final @Nullable Trials trials;

    /**
     * What errands may be about.
     *
     * @param standing how the loop's processes stand
     */
    public record Sights(OutputShelf outputs, CallLog calls, LogFiles files, Supplier<Standing> standing) {}

    /** @param trials null: none are permitted here */
    public ErrandWork(Sights sights, Patience patience, @Nullable Trials trials) {
        this.outputs = sights.outputs();
        this.calls = sights.calls();
        this.files = sights.files();
        this.standing = sights.standing();
        this.patience = patience;
        this.trials = trials;
    }

    Delivery.Builder done(Errand errand) throws ErrandRefused, IOException, InterruptedException {
        Delivery.Builder delivery = Delivery.newBuilder();
        return switch (errand.getKindCase()) {
            case READ_OUTPUT -> delivery.setOutput(output(errand, errand.getReadOutput()));
            case READ_CALLS -> delivery.setCalls(calls(errand, errand.getReadCalls()));
            case LIST_FILES -> delivery.setFiles(list(process(errand.getProcessId())));
            case READ_FILE -> delivery.setFile(file(process(errand.getProcessId()), errand.getReadFile()));
            case FAIL_HEALTH_CHECKS, KILL_GAME, DROP_LINK -> {
                tried(errand);
                yield delivery;
            }
            case KIND_NOT_SET -> throw new ErrandRefused("this host's agent is too old for that: upgrade it");
        };
    }

    private OutputText output(Errand errand, ReadOutput read) throws ErrandRefused, IOException, InterruptedException {
        String process = errand.getProcessId();
        if (!outputs.has(process)) {
            throw new ErrandRefused("no output of process " + process + " is kept on its host: it was not started by"
                    + " the agent (then it prints where you started it), or it is long gone");
        }
        int most = Math.clamp(read.getMostBytes(), LEAST_BYTES, MOST_BYTES);
        OutputShelf.Wish wish = new OutputShelf.Wish(read.getFrom(), read.getLastLines(), most, read.getMaySkip());
        OutputShelf.Piece piece = outputs.read(process, wish);
        if (wish.from() >= 0 && !isWhole(piece, most)) {
            long seen = piece.next();
            patience.await(errand.getWaitMillis(), () -> hasMore(process, wish, seen));
            piece = outputs.read(process, wish);
        }
        return OutputText.newBuilder()
                .setFrom(piece.from())
                .setContent(ByteString.copyFrom(piece.content()))
                .setNext(piece.next())
                .setLost(piece.lost())
                .setSkipped(piece.skipped())
                .build();
    }

    /** Only a size is looked at until something was written: watching a silent game costs next to nothing. */
    private boolean hasMore(String process, OutputShelf.Wish wish, long seen) throws IOException {
        return outputs.end(process) != seen && isWhole(outputs.read(process, wish), wish.mostBytes());
    }

    /** A line longer than what is wanted comes in pieces. */
    private static boolean isWhole(OutputShelf.Piece piece, int most) {
        byte[] content = piece.content();
        return content.length > 0 && (content[content.length - 1] == '\n' || content.length > most / 2);
    }

    private RecordedCalls calls(Errand errand, ReadCalls read) throws IOException, InterruptedException {
        String process = errand.getProcessId();
        int most = Math.clamp(read.getMost(), 1, MOST_CALLS);
        if (calls.last(process) == read.getAfter()) {
            patience.await(errand.getWaitMillis(), () -> calls.last(process) != read.getAfter());
        }
        return calls.after(process, read.getAfter(), most);
    }

    private FileList list(GameProcess process) throws IOException {
        LogFiles.Listed listed = files.list(Path.of(process.directory()), endpoint(process));
        FileList.Builder list = FileList.newBuilder().addAllLeftOut(listed.leftOut());
        for (LogFiles.Found found : listed.files()) {
            list.addFiles(LogFile.newBuilder()
                    .setName(found.name())
                    .setSizeBytes(found.size())
                    .setModifiedMillis(found.modifiedMillis()));
        }
        return list.build();
    }

    private FileText file(GameProcess process, ReadFile read) throws IOException, ErrandRefused {
        int most = Math.clamp(read.getMostBytes(), LEAST_BYTES, MOST_BYTES);
        LogFiles.Piece piece = files.read(
                Path.of(process.directory()),
                endpoint(process),
                read.getName(),
                new LogFiles.Span(Math.max(0, read.getFrom()), most));
        if (piece == null) {
            throw new ErrandRefused("\"" + read.getName() + "\" is not among the log files of process " + process.id()
                    + ": list them first");
        }
        return FileText.newBuilder()
                .setContent(ByteString.copyFrom(piece.content()))
                .setSizeBytes(piece.size())
                .build();
    }

    private static List<String> endpoint(GameProcess process) {
        Endpoint endpoint = process.state().announced();
        return endpoint == null ? List.of() : endpoint.logPaths();
    }

    private GameProcess process(String id) throws ErrandRefused {
        GameProcess process = standing.get().process(id);
        if (process == null) {
            throw new ErrandRefused("process " + id + " has ended; the logs of its sessions are with the server");
        }
        return process;
    }

    private void tried(Errand errand) throws ErrandRefused {
        Trials permitted = trials;
        if (permitted == null) {
            throw new ErrandRefused(
                    "this host's agent serves in earnest: failures are tried out in gse up and gse local");
        }
        switch (errand.getKindCase()) {
            case FAIL_HEALTH_CHECKS ->
                permitted.failHealthChecks(
                        process(errand.getProcessId()),
                        errand.getFailHealthChecks().getCount());
            case KILL_GAME -> permitted.kill(process(errand.getProcessId()));
            case DROP_LINK -> permitted.dropLink(errand.getDropLink().getMillis());
            default -> throw new IllegalStateException("no trial: " + errand.getKindCase());
        }
    }
}
