package io.opengse.server.api.operator;

import io.opengse.engine.id.ProcessId;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.server.live.FilePiece;
import io.opengse.server.live.LiveProcesses;
import io.opengse.server.live.LogFiles;
import io.opengse.server.live.LogFiles.LogFile;
import io.opengse.server.live.Output;
import io.opengse.server.live.OutputWish;
import io.opengse.server.live.SdkCall;
import io.opengse.server.live.SdkCalls;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** The operator actions that show processes live: their output, their SDK calls, their log files. */
public final class LiveActions {
    private static final int MOST_LINES = 10_000;
    private static final Parameter<String> PROCESS_ID = Parameter.of(
                    "ProcessId", Kind.ascii(1, 128), "The process.", "proc-3f9a")
            .asRequired();
    private static final Parameter<Long> POSITION = Parameter.selector(
            "Position",
            Kind.whole(0, Long.MAX_VALUE),
            "Where to go on: the NextPosition of the answer before. Left out: from the last lines on.",
            "4711");
    private static final Parameter<Long> LAST_LINES = Parameter.selector(
            "LastLines", Kind.whole(0, MOST_LINES), "Without Position: so many; 100 when left out.", "20");
    private static final Parameter<Boolean> WHOLE = Parameter.selector(
            "Whole",
            new Kind.Flag(),
            "Leaves nothing out, however far behind; false when left out: then one that is more than a megabyte behind goes"
                    + " on near the end.",
            "true");
    private static final Parameter<Long> WAIT = Parameter.selector(
            "WaitSeconds",
            Kind.whole(0, LiveProcesses.LONGEST_WAIT.toSeconds()),
            "When there is nothing new: how long to wait for it; 0 when left out.",
            "10");
    private static final Parameter<Long> AFTER =
            Parameter.selector("AfterNumber", Kind.whole(0, Long.MAX_VALUE), "Only calls with a higher number.", "41");
    private static final Parameter<String> NAME = Parameter.of(
                    "Name", Kind.text(1, 4096), "The file, as OpengseListProcessFiles names it.", "logs/match.log")
            .asRequired();
    private static final Parameter<Long> OFFSET =
            Parameter.selector("Offset", Kind.whole(0, Long.MAX_VALUE), "From this byte on; 0 when left out.", "");

    private static final List<ErrorCode> ERRORS = List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE);

    private static final Shape<Output> OUTPUT = Shape.<Output>named("")
            .text("Text", "what it wrote to stdout and stderr, whole lines where possible", Output::text)
            .whole("Position", "where the text begins, in bytes of all it ever wrote", Output::from)
            .whole("NextPosition", "what to ask for next", Output::next)
            .whole("LostBytes", "so many before it are no longer kept", Output::lost)
            .whole("SkippedBytes", "so many before it were left out, as the reader was far behind", Output::skipped);

    private static final Shape<SdkCall> CALL = Shape.<SdkCall>named("SdkCall")
            .whole("Number", "rises per process; begins anew when its agent does", SdkCall::number)
            .text("Time", "when it began", call -> call.at().toString())
            .text("Direction", "FROM_GAME, or TO_GAME for a callback", call -> call.toGame() ? "TO_GAME" : "FROM_GAME")
            .text("Method", "its name", SdkCall::method)
            .text("SdkRequestId", "as the game sent it; empty for callbacks", SdkCall::requestId)
            .text("Arguments", "ids and numbers, without the data of sessions and players", SdkCall::arguments)
            .text("Answer", "empty when it failed", SdkCall::answer)
            .text("Error", "empty when it did not", SdkCall::error)
            .whole("Microseconds", "how long it took", call -> call.took().toNanos() / 1000);
    private static final Shape<SdkCalls> CALLS = Shape.<SdkCalls>named("")
            .list("Calls", "the oldest first", CALL, SdkCalls::calls)
            .whole("Missed", "so many after AfterNumber are no longer kept", SdkCalls::missed);

    private static final Shape<LogFile> FILE = Shape.<LogFile>named("LogFile")
            .text("Name", "below the game's folder, or abs/… for one elsewhere", LogFile::name)
            .whole("SizeBytes", "as it is now", LogFile::size)
            .text(
                    "ModifiedTime",
                    "when it was last written",
                    file -> file.modified().toString());
    private static final Shape<LogFiles> FILES = Shape.<LogFiles>named("")
            .list("Files", "in the order of the paths the game named", FILE, LogFiles::files)
            .texts("LeftOut", "what cannot be read, and why", LogFiles::leftOut);
    private static final Shape<FilePiece> PIECE = Shape.<FilePiece>named("")
            .text(
                    "Content",
                    "in Base64; empty at the end",
                    piece -> Base64.getEncoder().encodeToString(piece.content()))
            .whole("SizeBytes", "of the whole file now", FilePiece::size);

    private final LiveProcesses live;

    public LiveActions(LiveProcesses live) {
        this.live = live;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "OpengseGetProcessOutput",
                        "Shows what a process prints: its last lines, and then, asked again and again, what follows. Also of"
                                + " one that has ended, as long as its host keeps it.",
                        List.of(PROCESS_ID, POSITION, LAST_LINES, WHOLE, WAIT),
                        OUTPUT,
                        ERRORS,
                        (arguments, _) -> output(arguments)),
                new Action<>(
                        "OpengseListSdkCalls",
                        "Shows the newest SDK calls of a process, both ways; its agent keeps the last hundred.",
                        List.of(PROCESS_ID, AFTER, WAIT),
                        CALLS,
                        ERRORS,
                        (arguments, _) -> live.calls(process(arguments), arguments.get(AFTER, 0L), wait(arguments))),
                new Action<>(
                        "OpengseListProcessFiles",
                        "Lists the log files that a running process named in ProcessReady.",
                        List.of(PROCESS_ID),
                        FILES,
                        ERRORS,
                        (arguments, _) -> live.files(process(arguments))),
                new Action<>(
                        "OpengseGetProcessFile",
                        "Reads a piece of one of these files, at most 256 KiB.",
                        List.of(PROCESS_ID, NAME, OFFSET),
                        PIECE,
                        ERRORS,
                        (arguments, _) ->
                                live.file(process(arguments), arguments.get(NAME), arguments.get(OFFSET, 0L))));
    }

    private Output output(Arguments arguments) {
        boolean maySkip = !arguments.get(WHOLE, false);
        OutputWish wish = arguments
                .find(POSITION)
                .map(from -> new OutputWish(from, 0, maySkip))
                .orElseGet(() -> OutputWish.lastLines(arguments.whole(LAST_LINES, 100)));
        return live.output(process(arguments), wish, wait(arguments));
    }

    private static ProcessId process(Arguments arguments) {
        return new ProcessId(arguments.get(PROCESS_ID));
    }

    private static Duration wait(Arguments arguments) {
        return Duration.ofSeconds(arguments.get(WAIT, 0L));
    }
}
