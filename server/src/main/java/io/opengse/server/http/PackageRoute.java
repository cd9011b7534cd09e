package io.opengse.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.server.access.LinkAudit;
import io.opengse.server.access.LinkAudit.Outcome;
import io.opengse.server.access.LinkAudit.Use;
import io.opengse.server.blob.Blobs;
import io.opengse.server.upload.PackageUploads;
import io.opengse.server.upload.Piece;
import io.opengse.server.upload.Progress;
import io.opengse.server.upload.UploadPasses;
import io.opengse.server.upload.UploadRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The door for packages: PUT /packages/KEY with what GetUploadCredentials gave as Authorization, as for Tencent Cloud's
 * object store. HEAD says how far an upload has come, and PUT with Content-Range goes on from there.
 */
final class PackageRoute implements HttpService {
    private static final System.Logger LOG = System.getLogger(PackageRoute.class.getName());
    private static final String OFFSET = "Upload-Offset";

    private final PackageUploads uploads;
    private final UploadPasses passes;
    private final LinkAudit audit;

    PackageRoute(HttpServer.Packages packages, LinkAudit audit) {
        this.uploads = packages.uploads();
        this.passes = packages.passes();
        this.audit = audit;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.put("/*", this::take).head("/*", this::tell);
    }

    private void tell(ServerRequest request, ServerResponse response) throws IOException {
        if (!permitted(request, response)) {
            return;
        }
        Optional<Progress> progress = uploads.progress(key(request));
        response.status(progress.isPresent() ? Status.OK_200 : Status.NOT_FOUND_404);
        progress.ifPresent(known -> describe(known, response));
        response.send();
    }

    private void take(ServerRequest request, ServerResponse response) throws IOException {
        if (!permitted(request, response)) {
            return;
        }
        try {
            Progress progress = taken(request);
            if (progress.whole()) {
                note(request, Outcome.OK);
            }
            response.status(progress.whole() ? Status.OK_200 : Status.ACCEPTED_202);
            describe(progress, response);
            response.send();
        } catch (IllegalArgumentException bad) {
            note(request, Outcome.REFUSED);
            refuse(request, response, Status.BAD_REQUEST_400, String.valueOf(bad.getMessage()));
        } catch (UploadRefused refused) {
            note(request, Outcome.REFUSED);
            response.header(OFFSET, Long.toString(refused.offset()));
            refuse(request, response, status(refused.reason()), refused.text());
        } catch (UncheckedIOException
                | DataReader.InsufficientDataAvailableException
                | DataReader.IncorrectNewLineException broken) {
            throw new CloseConnectionException("the upload ended before its body did", broken);
        } catch (IOException full) {
            LOG.log(System.Logger.Level.WARNING, "an upload could not be written", full);
            refuse(request, response, Status.INSUFFICIENT_STORAGE_507, "it cannot be kept now: " + full.getMessage());
        }
    }

    private Progress taken(ServerRequest request) throws IOException, UploadRefused {
        boolean body = request.content().hasEntity();
        long length = request.headers().contentLength().orElse(body ? Piece.UNKNOWN : 0);
        Piece piece = Piece.of(
                request.headers().first(HeaderNames.CONTENT_RANGE).orElse(""),
                length,
                request.headers().first(HeaderNames.create("X-Gse-Sha256")).orElse(""));
        try (InputStream content = body ? request.content().inputStream() : InputStream.nullInputStream()) {
            try {
                Progress progress = uploads.take(key(request), piece, content);
                if (progress.whole()) {
                    UnreadBody.discard(content);
                }
                return progress;
            } catch (UploadRefused refused) {
                UnreadBody.discard(content);
                throw refused;
            }
        }
    }

    private boolean permitted(ServerRequest request, ServerResponse response) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.name().toLowerCase(Locale.ROOT), header.get()));
        Map<String, String> parameters = new HashMap<>();
        request.query()
                .names()
                .forEach(name -> parameters.put(
                        name.toLowerCase(Locale.ROOT), request.query().get(name)));
        UploadPasses.Verdict verdict = passes.check(new UploadPasses.Request(
                request.prologue().method().text(), UploadPasses.FOLDER + key(request), headers, parameters));
        return switch (verdict) {
            case GOOD -> sane(request, response);
            case EXPIRED -> {
                note(request, Outcome.EXPIRED);
                refuse(
                        request,
                        response,
                        Status.FORBIDDEN_403,
                        "this permission has expired: call GetUploadCredentials again");
                yield false;
            }
            case FORGED -> {
                audit.noteForged(Use.UPLOAD, Origins.source(request));
                refuse(
                        request,
                        response,
                        Status.FORBIDDEN_403,
                        "this is not permitted: send the BucketAuth of GetUploadCredentials, given for this very key, as"
                                + " Authorization");
                yield false;
            }
        };
    }

    private void note(ServerRequest request, Outcome outcome) {
        audit.note(Use.UPLOAD, key(request), Origins.source(request), outcome);
    }

    private static boolean sane(ServerRequest request, ServerResponse response) {
        if (Blobs.isKey(key(request))) {
            return true;
        }
        refuse(request, response, Status.BAD_REQUEST_400, "this cannot be the key of a package");
        return false;
    }

    private static void refuse(ServerRequest request, ServerResponse response, Status status, String why) {
        UnreadBody.discard(request, response);
        Plain.send(response, status, why);
    }

    private static Status status(UploadRefused.Reason reason) {
        return switch (reason) {
            case WRONG -> Status.BAD_REQUEST_400;
            case ELSEWHERE, BUSY -> Status.CONFLICT_409;
            case TOO_LARGE -> Status.REQUEST_ENTITY_TOO_LARGE_413;
        };
    }

    private static void describe(Progress progress, ServerResponse response) {
        response.header(OFFSET, Long.toString(progress.offset()));
        response.header("Upload-Complete", progress.whole() ? "?1" : "?0");
        if (progress.whole()) {
            response.header(HeaderNames.ETAG, "\"" + progress.sha256() + "-1\""); // "-": clients know it is no MD5
            response.header("X-Gse-Sha256", progress.sha256());
        }
    }

    private static String key(ServerRequest request) {
        return request.path().path().substring(1);
    }
}
