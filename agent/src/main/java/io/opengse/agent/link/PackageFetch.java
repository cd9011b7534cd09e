package io.opengse.agent.link;

import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.opengse.agent.link.PackageSource.Sink;
import io.opengse.protocol.link.AgentLinkGrpc.AgentLinkBlockingV2Stub;
import io.opengse.protocol.link.PackagePart;
import io.opengse.protocol.link.PackageRequest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Receives a package in parts, no faster than they are written down. */
final class PackageFetch {
    private static final long SILENCE_SECONDS = 30;

    private PackageFetch() {}

    static void receive(AgentLinkBlockingV2Stub stub, PackageRequest request, Sink sink)
            throws ServerAway, PackageRefused, IOException {
        BlockingClientCall<?, PackagePart> call = stub.fetchPackage(request);
        boolean whole = false;
        try {
            for (PackagePart part = next(call); part != null; part = next(call)) {
                sink.take(part.getContent().asReadOnlyByteBuffer());
            }
            whole = true;
        } catch (StatusException failure) {
            throw refusal(request, failure);
        } catch (TimeoutException silence) {
            throw new ServerAway("nothing of the package came for " + SILENCE_SECONDS + " seconds");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ServerAway("the agent stops");
        } finally {
            if (!whole) {
                call.cancel("given up", null);
            }
        }
    }

    private static PackagePart next(BlockingClientCall<?, PackagePart> call)
            throws InterruptedException, TimeoutException, StatusException {
        return call.read(SILENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The other codes come and go with the network and the server. */
    private static ServerAway refusal(PackageRequest request, StatusException failure) throws PackageRefused {
        String words = LinkWords.of(failure.getStatus());
        switch (failure.getStatus().getCode()) {
            case INVALID_ARGUMENT, NOT_FOUND, FAILED_PRECONDITION, OUT_OF_RANGE, UNIMPLEMENTED ->
                throw new PackageRefused("the server does not hand out package " + request.getAssetId() + ": " + words);
            default -> {
                return new ServerAway(words);
            }
        }
    }
}
