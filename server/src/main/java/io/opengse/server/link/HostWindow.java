package io.opengse.server.link;

import io.opengse.engine.id.ProcessId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.Processes;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.ListFiles;
import io.opengse.protocol.link.OutputText;
import io.opengse.protocol.link.ReadCalls;
import io.opengse.protocol.link.ReadFile;
import io.opengse.protocol.link.ReadOutput;
import io.opengse.server.live.FilePiece;
import io.opengse.server.live.LiveProcesses;
import io.opengse.server.live.LogFiles;
import io.opengse.server.live.Output;
import io.opengse.server.live.OutputWish;
import io.opengse.server.live.SdkCall;
import io.opengse.server.live.SdkCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Shows what happens on hosts by sending their agents on errands. */
final class HostWindow implements LiveProcesses {
    private static final int PIECE = 64 << 10;
    private static final int FILE_PIECE = 256 << 10;
    private static final int MOST_CALLS = 100;
    private static final int MICROSECOND = 1000;

    private final Processes processes;
    private final Errands errands;

    HostWindow(Processes processes, Errands errands) {
        this.processes = processes;
        this.errands = errands;
    }

    @Override
    public Output output(ProcessId process, OutputWish wish, Duration wait) {
        Errand.Builder errand = errand(process, wait)
                .setReadOutput(ReadOutput.newBuilder()
                        .setFrom(wish.from())
                        .setLastLines(wish.lastLines())
                        .setMostBytes(PIECE)
                        .setMaySkip(wish.maySkip()));
        OutputText text = send(process, errand).getOutput();
        return new Output(
                text.getFrom(), text.getContent().toStringUtf8(), text.getNext(), text.getLost(), text.getSkipped());
    }

    @Override
    public SdkCalls calls(ProcessId process, long after, Duration wait) {
        Errand.Builder errand = errand(process, wait)
                .setReadCalls(ReadCalls.newBuilder().setAfter(after).setMost(MOST_CALLS));
        var delivered = send(process, errand).getCalls();
        List<SdkCall> calls = delivered.getCallsList().stream()
                .map(call -> new SdkCall(
                        call.getNumber(),
                        Instant.ofEpochMilli(call.getAtMillis()),
                        call.getToGame(),
                        call.getMethod(),
                        call.getRequestId(),
                        call.getArguments(),
                        call.getAnswer(),
                        call.getError(),
                        Duration.ofNanos(call.getMicros() * MICROSECOND)))
                .toList();
        return new SdkCalls(calls, delivered.getMissed());
    }

    @Override
    public LogFiles files(ProcessId process) {
        var delivered = send(process, errand(process, Duration.ZERO).setListFiles(ListFiles.getDefaultInstance()))
                .getFiles();
        List<LogFiles.LogFile> files = delivered.getFilesList().stream()
                .map(file -> new LogFiles.LogFile(
                        file.getName(), file.getSizeBytes(), Instant.ofEpochMilli(file.getModifiedMillis())))
                .toList();
        return new LogFiles(files, delivered.getLeftOutList());
    }

    @Override
    public FilePiece file(ProcessId process, String name, long from) {
        Errand.Builder errand = errand(process, Duration.ZERO)
                .setReadFile(ReadFile.newBuilder().setName(name).setFrom(from).setMostBytes(FILE_PIECE));
        var piece = send(process, errand).getFile();
        return new FilePiece(piece.getContent().toByteArray(), piece.getSizeBytes());
    }

    private static Errand.Builder errand(ProcessId process, Duration wait) {
        Duration patience = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return Errand.newBuilder().setProcessId(process.value()).setWaitMillis((int) patience.toMillis());
    }

    private Delivery send(ProcessId id, Errand.Builder errand) {
        GameProcess process = processes
                .find(id)
                .orElseThrow(() -> Refused.notFound("process " + id + " does not exist; list those there are"));
        return errands.send(process.host(), errand);
    }
}
