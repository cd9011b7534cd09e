package io.opengse.agent.link;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.opengse.protocol.link.AgentLinkGrpc.AgentLinkBlockingV2Stub;
import io.opengse.protocol.link.LogHeader;
import io.opengse.protocol.link.LogPart;
import io.opengse.protocol.link.LogReceipt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** Sends one zip in parts, no faster than the server takes them. */
final class LogUpload {
    private static final int PART = 64 << 10;
    private static final long LONGEST_MINUTES = 30;

    private LogUpload() {}

    static void send(AgentLinkBlockingV2Stub stub, LogHeader header, Path zip)
            throws ServerAway, UploadRefused, IOException {
        LogHeader full = header.toBuilder()
                .setSizeBytes(Files.size(zip))
                .setSha256(sha256(zip))
                .build();
        BlockingClientCall<LogPart, LogReceipt> call =
                stub.withDeadlineAfter(LONGEST_MINUTES, TimeUnit.MINUTES).uploadLogs();
        boolean received = false;
        try (InputStream content = Files.newInputStream(zip)) {
            LogPart.Builder part = LogPart.newBuilder().setHeader(full);
            byte[] bytes = content.readNBytes(PART);
            do {
                if (!call.write(part.setContent(ByteString.copyFrom(bytes)).build())) {
                    break; // the server has already answered; what it said is read below
                }
                part = LogPart.newBuilder();
                bytes = content.readNBytes(PART);
            } while (bytes.length > 0);
            call.halfClose();
            received = call.read() != null;
        } catch (StatusException failure) {
            if (isFinal(failure.getStatus())) {
                throw new UploadRefused(LinkWords.of(failure.getStatus()));
            }
            throw new ServerAway(LinkWords.of(failure.getStatus()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ServerAway("the agent stops");
        } finally {
            if (!received) {
                call.cancel("given up", null);
            }
        }
        if (!received) {
            throw new ServerAway("the server ended the upload without a receipt");
        }
    }

    private static boolean isFinal(Status status) {
        return switch (status.getCode()) {
            case INVALID_ARGUMENT, NOT_FOUND, FAILED_PRECONDITION, OUT_OF_RANGE, RESOURCE_EXHAUSTED -> true;
            default -> false; // the codes are gRPC's
        };
    }

    private static String sha256(Path zip) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
        byte[] buffer = new byte[PART];
        try (InputStream content = Files.newInputStream(zip)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
