package io.opengse.server.link;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.opengse.engine.asset.Asset;
import io.opengse.engine.asset.Assets;
import io.opengse.engine.id.AssetId;
import io.opengse.engine.id.HostId;
import io.opengse.protocol.link.PackagePart;
import io.opengse.protocol.link.PackageRequest;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Hands packages out to hosts that are connected, as long as a fleet runs from them. */
final class PackageFetches {
    private static final System.Logger LOG = System.getLogger(PackageFetches.class.getName());

    private final Assets assets;
    private final AgentLinks links;
    private final PackageShelf shelf;

    PackageFetches(Assets assets, AgentLinks links, PackageShelf shelf) {
        this.assets = assets;
        this.links = links;
        this.shelf = shelf;
    }

    /** Returns at once; the parts follow as fast as the agent takes them. */
    void begin(PackageRequest request, ServerCallStreamObserver<PackagePart> agent) {
        try {
            Asset asset = permitted(request);
            PackageFetch.begin(shelf.open(asset.content(), request.getOffset()), agent);
        } catch (StatusRuntimeException refusal) {
            agent.onError(refusal);
        } catch (NoSuchFileException gone) {
            LOG.log(System.Logger.Level.ERROR, "a package is gone asset=" + request.getAssetId(), gone);
            agent.onError(refusal(
                    Status.FAILED_PRECONDITION,
                    "the zip of package " + request.getAssetId() + " is gone from the server's blob store"));
        } catch (IOException problem) {
            LOG.log(System.Logger.Level.WARNING, "a package cannot be read asset=" + request.getAssetId(), problem);
            agent.onError(
                    refusal(Status.UNAVAILABLE, "the server cannot read the package now: " + problem.getMessage()));
        } catch (RuntimeException problem) {
            agent.onError(LinkStatus.of(problem, "sending asset=" + request.getAssetId())
                    .asRuntimeException());
        }
    }

    private Asset permitted(PackageRequest request) {
        HostId host = new HostId(request.getHostId());
        if (links.of(host).isEmpty()) {
            throw refusal(Status.UNAVAILABLE, "host \"" + host + "\" is not connected: connect first");
        }
        Asset asset = assets.require(new AssetId(request.getAssetId()));
        if (assets.fleetsOf(asset.id()) == 0) {
            throw refusal(Status.FAILED_PRECONDITION, "no fleet runs from package " + asset.id());
        }
        long size = asset.content().size();
        if (request.getOffset() < 0 || request.getOffset() > size) {
            throw refusal(
                    Status.INVALID_ARGUMENT,
                    "offset " + request.getOffset() + " is outside of the package's " + size + " bytes");
        }
        return asset;
    }

    private static StatusRuntimeException refusal(Status status, String why) {
        return status.withDescription(why).asRuntimeException();
    }
}
