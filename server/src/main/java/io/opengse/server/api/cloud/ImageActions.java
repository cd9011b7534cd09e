package io.opengse.server.api.cloud;

import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;

/** The action about images of cloud machines, of which there are none here. */
public final class ImageActions {
    private static final Parameter<String> IMAGE_ID = Parameter.of(
                    "ImageId", Kind.ascii(1, 128), "The image.", "img-8toqc6s3")
            .asRequired();
    private static final Parameter<String> IMAGE_SIZE = Parameter.of(
                    "ImageSize", Kind.ascii(1, 32), "With KB, MB or GB.", "40GB")
            .asRequired();
    private static final Parameter<String> IMAGE_OS = Parameter.of(
                    "ImageOs", Kind.text(1, 64), "Its system.", "CentOS7.16")
            .asRequired();
    private static final Parameter<String> OS_TYPE = Parameter.of(
                    "OsType", Kind.ascii(1, 64), "CentOS or Windows.", "CentOS")
            .asRequired();
    private static final Parameter<String> IMAGE_TYPE = Parameter.of(
                    "ImageType", Kind.ascii(1, 64), "SHARED_IMAGE.", "SHARED_IMAGE")
            .asRequired();
    private static final Parameter<Long> OS_BIT =
            Parameter.of("OsBit", Kind.whole(32, 64), "32 or 64.", "64").asRequired();

    private static final Shape<String> CREATED = Shape.<String>named("")
            .text("AssetId", "never answered", id -> id)
            .text("AssetArn", "never answered", id -> id);

    private ImageActions() {}

    /** What the server offers. */
    public static List<Action<?>> actions() {
        return List.of(new Action<>(
                "CreateAssetWithImage",
                "Always refused: games run on the hosts as they are, not on images of cloud machines.",
                List.of(
                        AssetActions.NAME,
                        AssetActions.VERSION,
                        IMAGE_ID,
                        AssetActions.REGION,
                        IMAGE_SIZE,
                        IMAGE_OS,
                        OS_TYPE,
                        IMAGE_TYPE,
                        OS_BIT),
                CREATED,
                List.of(ErrorCode.UNSUPPORTED_OPERATION),
                (_, _) -> refused()));
    }

    private static String refused() {
        throw new ApiProblem(
                ErrorCode.UNSUPPORTED_OPERATION,
                "this server runs games on its hosts as they are, not on images of cloud machines: upload the game as a"
                        + " zip and call CreateAsset; what the image had installed belongs into install.sh");
    }
}
