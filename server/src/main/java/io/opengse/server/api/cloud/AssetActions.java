package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.asset.Asset;
import io.opengse.engine.asset.AssetLabel;
import io.opengse.engine.asset.NewAsset;
import io.opengse.engine.id.AssetId;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;
import java.util.Map;

/** The actions that make, show, rename and delete packages. */
public final class AssetActions {
    static final Parameter<String> REGION = Parameter.of(
                    "AssetRegion",
                    Kind.ascii(1, 64),
                    "A region code. This installation has one region, whatever it is called: every code means that one.",
                    "local")
            .asRequired();
    static final Parameter<String> BUCKET_KEY = Parameter.of(
                    "BucketKey",
                    Kind.text(1, 512),
                    "What the zip is called among the uploads: letters, digits, dots, hyphens, underscores, and slashes"
                            + " between.",
                    "server.zip")
            .asRequired();
    static final Parameter<String> NAME = Parameter.of(
                    "AssetName", Kind.text(1, 64), "Its name; others may have the same.", "arena")
            .asRequired();
    static final Parameter<String> VERSION = Parameter.of("AssetVersion", Kind.text(1, 64), "Its version.", "1.0")
            .asRequired();
    private static final Parameter<String> ASSET_ID = Parameter.of(
                    "AssetId", Kind.ascii(1, 128), "The package.", "asset-qp3g3caa-95z2gimq")
            .asRequired();

    private final Engine engine;
    private final Shape<Asset> created;
    private final Shape<Asset> described;

    public AssetActions(Engine engine) {
        this.engine = engine;
        ResourceNames names = ResourceNames.of(engine.settings());
        this.created = Shape.<Asset>named("")
                .text("AssetId", "its id", asset -> asset.id().value())
                .text("AssetArn", "its resource name", asset -> names.asset(asset.id()));
        Shape<Asset> asset = AssetShapes.asset(engine);
        this.described = Shape.<Asset>named("").object("Asset", "the package", asset, one -> one);
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "CreateAsset",
                        "Makes an uploaded zip a package. The zip is checked: what is broken, leaves the package's folder"
                                + " or is made to fill disks is refused with the name of the entry.",
                        List.of(
                                BUCKET_KEY,
                                NAME,
                                VERSION,
                                REGION,
                                AssetSystems.OPERATE_SYSTEM,
                                AssetSystems.IMAGE_ID,
                                Tags.TAGS),
                        created,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.LIMIT_EXCEEDED),
                        this::create),
                new Action<>(
                        "DescribeAsset",
                        "Shows one package.",
                        List.of(ASSET_ID),
                        described,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> engine.assets().require(id(arguments))),
                new Action<>(
                        "UpdateAsset",
                        "Gives a package another name and version.",
                        List.of(ASSET_ID, NAME, VERSION),
                        Nothing.SHAPE,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> renamed(arguments)),
                new Action<>(
                        "DeleteAsset",
                        "Deletes a package that no fleet runs from.",
                        List.of(ASSET_ID),
                        Nothing.SHAPE,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_IN_USE),
                        (arguments, _) -> deleted(arguments)));
    }

    private Asset create(Arguments arguments, Caller caller) {
        NewAsset command = new NewAsset(
                arguments.get(BUCKET_KEY),
                new AssetLabel(arguments.get(NAME), arguments.get(VERSION)),
                AssetSystems.of(arguments),
                Tags.find(arguments).orElse(Map.of()));
        try {
            return engine.assets().create(command, caller.actor());
        } catch (Refused refused) {
            // GSE's list for this action has InvalidParameter, not InvalidParameterValue.
            if (refused.problem() instanceof Problem.Invalid invalid) {
                throw ApiProblem.malformed(invalid.message());
            }
            throw refused;
        }
    }

    private Nothing renamed(Arguments arguments) {
        engine.assets().rename(id(arguments), new AssetLabel(arguments.get(NAME), arguments.get(VERSION)));
        return Nothing.AT_ALL;
    }

    private Nothing deleted(Arguments arguments) {
        engine.assets().delete(id(arguments));
        return Nothing.AT_ALL;
    }

    private static AssetId id(Arguments arguments) {
        return new AssetId(arguments.get(ASSET_ID));
    }
}
