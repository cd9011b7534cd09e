package io.opengse.server.link;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.opengse.protocol.link.PackagePart;
import java.io.IOException;
import java.io.InputStream;

/**
 * One package on its way to a host. Called again and again on a virtual thread, whenever the transport has room: a slow
 * host costs one buffer, not the package's size in memory.
 */
final class PackageFetch {
    private static final System.Logger LOG = System.getLogger(PackageFetch.class.getName());
    private static final int PART = 256 << 10;
    private static final int BUFFERED = 1 << 20;

    private final InputStream content;
    private final ServerCallStreamObserver<PackagePart> agent;
    private boolean over;

    private PackageFetch(InputStream content, ServerCallStreamObserver<PackagePart> agent) {
        this.content = content;
        this.agent = agent;
    }

    /** Closes the content when all of it is sent, or nobody wants it any more. */
    static void begin(InputStream content, ServerCallStreamObserver<PackagePart> agent) {
        PackageFetch fetch = new PackageFetch(content, agent);
        agent.setOnReadyThreshold(BUFFERED);
        agent.setOnCancelHandler(fetch::close);
        agent.setOnReadyHandler(fetch::send);
    }

    private void send() {
        try {
            while (!over && agent.isReady()) {
                byte[] part = content.readNBytes(PART);
                if (part.length == 0) {
                    close();
                    agent.onCompleted();
                } else {
                    agent.onNext(PackagePart.newBuilder()
                            .setContent(UnsafeByteOperations.unsafeWrap(part))
                            .build());
                }
            }
        } catch (IOException problem) {
            LOG.log(System.Logger.Level.WARNING, "a package cannot be read on", problem);
            close();
            agent.onError(Status.UNAVAILABLE
                    .withDescription("the server cannot read the package on: " + problem.getMessage()
                            + "; ask again from where it broke")
                    .asRuntimeException());
        }
    }

    private void close() {
        over = true;
        try {
            content.close();
        } catch (IOException problem) {
            LOG.log(System.Logger.Level.WARNING, "a package cannot be closed", problem);
        }
    }
}
