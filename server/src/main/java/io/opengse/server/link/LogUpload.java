package io.opengse.server.link;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.opengse.engine.host.PhaseLog;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.protocol.link.LogHeader;
import io.opengse.protocol.link.LogPart;
import io.opengse.protocol.link.LogReceipt;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One upload: the first part says what comes, all parts are written to the spool, and at the end the zip is put on the
 * shelf if it is what was announced. Called part by part on a thread that may block, which slows a fast sender down.
 */
final class LogUpload implements StreamObserver<LogPart> {
    private static final System.Logger LOG = System.getLogger(LogUpload.class.getName());

    private final LogUploads uploads;
    private final StreamObserver<LogReceipt> agent;
    private LogHeader header = LogHeader.getDefaultInstance();
    private Optional<SpooledZip> spooled = Optional.empty();
    private @Nullable UploadedLog of;
    private boolean over;

    LogUpload(LogUploads uploads, StreamObserver<LogReceipt> agent) {
        this.uploads = uploads;
        this.agent = agent;
    }

    @Override
    public void onNext(LogPart part) {
        if (!over) {
            attempt(() -> take(part));
        }
    }

    @Override
    public void onCompleted() {
        if (!over) {
            attempt(this::finish);
        }
        discard();
    }

    @Override
    public void onError(Throwable problem) {
        over = true;
        discard();
    }

    private void take(LogPart part) throws IOException {
        if (spooled.isEmpty()) {
            check(part.getHeader());
            header = part.getHeader();
            of = header.getPhase().isEmpty() ? session(header) : phase(header);
            spooled = Optional.of(SpooledZip.in(uploads.spool()));
        }
        SpooledZip zip = spooled.orElseThrow();
        if (zip.size() + part.getContent().size() > header.getSizeBytes()) {
            throw refusal(Status.INVALID_ARGUMENT, "more came than the " + header.getSizeBytes() + " bytes announced");
        }
        zip.add(part.getContent().asReadOnlyByteBuffer());
    }

    private void check(LogHeader announced) {
        if (announced.getSizeBytes() < 0 || announced.getSizeBytes() > uploads.limit()) {
            throw refusal(
                    Status.RESOURCE_EXHAUSTED,
                    "the zip has " + announced.getSizeBytes() + " bytes, the server's setting log-upload-limit allows "
                            + uploads.limit());
        }
    }

    private UploadedLog session(LogHeader announced) {
        SessionId id = new SessionId(announced.getSessionId());
        GameSession session = uploads.sessions()
                .find(id)
                .orElseThrow(() -> refusal(Status.NOT_FOUND, "there is no session \"" + id + "\" to keep logs of"));
        if (!session.place().process().value().equals(announced.getProcessId())) {
            throw refusal(
                    Status.INVALID_ARGUMENT,
                    "session " + id + " ran in " + session.place().process() + ", not in \"" + announced.getProcessId()
                            + "\"");
        }
        return new UploadedLog.OfSession(id);
    }

    private UploadedLog phase(LogHeader announced) {
        FleetId fleet = new FleetId(announced.getFleetId());
        if (!uploads.hasFleet().test(fleet)) {
            throw refusal(Status.NOT_FOUND, "there is no fleet \"" + fleet + "\" to keep logs of");
        }
        return PhaseLog.phase(announced.getPhase())
                .map(phase -> new UploadedLog.OfPhase(new PhaseLog(fleet, new HostId(announced.getHostId()), phase)))
                .orElseThrow(() -> refusal(
                        Status.INVALID_ARGUMENT, "\"" + announced.getPhase() + "\" is no phase of a deployment"));
    }

    private void finish() throws IOException {
        SpooledZip zip = spooled.orElseThrow(() -> refusal(Status.INVALID_ARGUMENT, "no part was sent"));
        String sha256 = zip.finish();
        if (zip.size() != header.getSizeBytes() || !sha256.equalsIgnoreCase(header.getSha256())) {
            throw refusal(
                    Status.DATA_LOSS,
                    zip.size() + " bytes with sha256 " + sha256 + " arrived, but " + header.getSizeBytes() + " with "
                            + header.getSha256() + " were announced: send the zip again");
        }
        switch (Objects.requireNonNull(of, "what was spooled was checked first")) {
            case UploadedLog.OfSession(SessionId session) -> {
                uploads.shelf().put(session, zip.file());
                uploads.tell(session, new HostId(header.getHostId()), new ProcessId(header.getProcessId()), zip.size());
            }
            case UploadedLog.OfPhase(PhaseLog log) -> uploads.shelf().put(log, zip.file());
        }
        over = true;
        agent.onNext(LogReceipt.getDefaultInstance());
        agent.onCompleted();
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (StatusRuntimeException refusal) {
            end(refusal.getStatus());
        } catch (IOException problem) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "upload not kept session=" + header.getSessionId() + " phase=" + header.getPhase(),
                    problem);
            end(Status.UNAVAILABLE.withDescription("the server cannot write now: " + problem.getMessage()));
        } catch (RuntimeException problem) {
            end(LinkStatus.of(problem, "taking logs of session=" + header.getSessionId()));
        }
    }

    private void end(Status status) {
        over = true;
        agent.onError(status.asRuntimeException());
        discard();
    }

    private void discard() {
        try {
            if (spooled.isPresent()) {
                spooled.get().discard();
            }
        } catch (IOException problem) {
            LOG.log(System.Logger.Level.WARNING, "a spooled upload stays behind", problem);
        }
    }

    private static StatusRuntimeException refusal(Status status, String why) {
        return status.withDescription(why).asRuntimeException();
    }

    /** Part of an upload; may fail. */
    private interface Step {
        void run() throws IOException;
    }
}
