package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.asset.AssetQuota;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.server.blob.Blobs;
import io.opengse.server.upload.UploadPasses;
import java.util.List;

/** The actions that give out the right to upload a package, and those about buckets, which this server has none of. */
public final class UploadActions {
    private static final Parameter<List<String>> ORIGINS = Parameter.of(
                    "AllowedOrigins", new ListOf<>(Kind.text(1, 512), 1, 100), "Origins of pages.", "*")
            .asRequired();
    private static final Parameter<List<String>> METHODS = Parameter.of(
                    "AllowedMethods", new ListOf<>(Kind.ascii(1, 16), 1, 10), "PUT, GET, POST or HEAD.", "PUT")
            .asRequired();
    private static final Parameter<List<String>> HEADERS =
            Parameter.of("AllowedHeaders", new ListOf<>(Kind.ascii(0, 512), 0, 100), "Names of headers, or *.", "*");
    private static final Parameter<Long> MAX_AGE =
            Parameter.of("MaxAgeSeconds", Kind.whole(0, Integer.MAX_VALUE), "How long an answer holds.", "600");
    private static final Parameter<List<String>> EXPOSED =
            Parameter.of("ExposeHeaders", new ListOf<>(Kind.ascii(0, 512), 0, 100), "Names of headers.", "ETag");
    private static final Parameter<Boolean> ALLOWED = Parameter.of(
                    "Allowed", new Kind.Flag(), "Whether uploads are accelerated.", "true")
            .asRequired();

    private record Permission(String authorization, String bucket, String region) {}

    private static final Shape<Permission> CREDENTIALS = Shape.<Permission>named("")
            .text(
                    "BucketAuth",
                    "send it as Authorization; it holds for an hour and this key",
                    Permission::authorization)
            .text("BucketName", "PUT the zip to this URL, a slash, and BucketKey", Permission::bucket)
            .text("AssetRegion", "as it was given", Permission::region);
    private static final Shape<UploadPasses.Temporary> TEMPORARY = Shape.<UploadPasses.Temporary>named("")
            .whole(
                    "ExpiredTime",
                    "Unix seconds until which they hold",
                    pass -> pass.until().getEpochSecond())
            .object(
                    "AssetCredentials",
                    "to sign uploads with, as for Tencent Cloud's object store",
                    Shape.<UploadPasses.Temporary>named("AssetCredentials")
                            .text("TmpSecretId", "q-ak of the signature", UploadPasses.Temporary::secretId)
                            .text("TmpSecretKey", "the key it is made with", UploadPasses.Temporary::secretKey)
                            .text("Token", "send it as x-cos-security-token", UploadPasses.Temporary::token),
                    pass -> pass);

    private final Engine engine;
    private final UploadPasses passes;

    public UploadActions(Engine engine, UploadPasses passes) {
        this.engine = engine;
        this.passes = passes;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "GetUploadCredentials",
                        "Permits one upload: PUT the zip to BucketName/BucketKey with BucketAuth as Authorization, then"
                                + " call CreateAsset. HEAD there says in Upload-Offset how much has come of a broken upload;"
                                + " a PUT with Content-Range goes on from there.",
                        List.of(AssetActions.REGION, AssetActions.BUCKET_KEY),
                        CREDENTIALS,
                        List.of(ErrorCode.LIMIT_EXCEEDED),
                        this::permission),
                new Action<>(
                        "GetUploadFederationToken",
                        "Gives temporary keys to sign uploads with, for an hour and any BucketKey.",
                        List.of(),
                        TEMPORARY,
                        List.of(),
                        (_, _) -> passes.temporary()),
                new Action<>(
                        "UpdateBucketCORSOpt",
                        "Always refused: there is no bucket that pages of other origins upload to.",
                        List.of(ORIGINS, METHODS, HEADERS, MAX_AGE, EXPOSED),
                        Nothing.SHAPE,
                        List.of(ErrorCode.OPERATION_DENIED),
                        (_, _) -> noBucket("pages of other origins cannot upload here")),
                new Action<>(
                        "UpdateBucketAccelerateOpt",
                        "Always refused: uploads go straight to this server.",
                        List.of(ALLOWED),
                        Nothing.SHAPE,
                        List.of(ErrorCode.OPERATION_DENIED),
                        (_, _) -> noBucket("uploads go straight to this server, which nothing accelerates")));
    }

    private Permission permission(Arguments arguments, Caller caller) {
        String key = arguments.get(AssetActions.BUCKET_KEY);
        if (!Blobs.isKey(key)) {
            throw ApiProblem.badValue(
                    "BucketKey \"" + key + "\" may have letters, digits, dots, hyphens and underscores,"
                            + " and slashes between; no part may begin with a dot: for instance server-1.0.zip");
        }
        AssetQuota quota = engine.assets().quota();
        if (quota.used() >= quota.most() || quota.bytesLeft() == 0) {
            throw new ApiProblem(
                    ErrorCode.LIMIT_EXCEEDED,
                    "there are " + quota.used() + " of " + quota.most() + " packages with " + quota.usedBytes() + " of "
                            + quota.mostBytes() + " bytes: delete some that no fleet uses first");
        }
        return new Permission(passes.forOne(key), caller.origin() + folder(), arguments.get(AssetActions.REGION));
    }

    private static String folder() {
        return UploadPasses.FOLDER.substring(0, UploadPasses.FOLDER.length() - 1);
    }

    private static Nothing noBucket(String why) {
        throw new ApiProblem(ErrorCode.OPERATION_DENIED, "packages are not kept in a bucket of the cloud: " + why);
    }
}
