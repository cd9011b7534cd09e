package io.opengse.server.api.cloud;

import io.opengse.engine.asset.AssetSystem;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;

/**
 * Which systems packages can be built for. OpenGSE runs games on the Linux of its hosts, whichever that is, so there is
 * one; it answers to GSE's word for Linux, CentOS.
 */
final class AssetSystems {
    static final Parameter<String> OPERATE_SYSTEM = Parameter.of(
                    "OperateSystem",
                    Kind.text(1, 64),
                    "CentOS7.16, which needs no ImageId; or an OsVersion of DescribeAssetSystems, with its ImageId."
                            + " The system is the host's in any case.",
                    "CentOS7.16")
            .asRequired();
    static final Parameter<String> IMAGE_ID = Parameter.selector(
            "ImageId",
            Kind.ascii(1, 128),
            "An ImageId of DescribeAssetSystems, unless OperateSystem is CentOS7.16.",
            "");

    private static final String LEGACY = "CentOS7.16";
    private static final Offered LINUX = new Offered("img-host-linux", "CentOS", 64, "Linux of the host, 64 bit");
    private static final List<Offered> ALL = List.of(LINUX);

    private static final Parameter<String> OS_TYPE = Parameter.selector(
            "OsType", Kind.ascii(1, 64), "Only systems of this family, CentOS or Windows.", "CentOS");
    private static final Parameter<Long> OS_BIT =
            Parameter.selector("OsBit", Kind.whole(0, 1024), "Only systems of this word size, 32 or 64.", "64");
    private static final Shape<List<Offered>> SYSTEMS = Shape.<List<Offered>>named("")
            .list(
                    "AssetSupportSys",
                    "the systems",
                    Shape.<Offered>named("AssetSupportSys")
                            .text("ImageId", "for CreateAsset", Offered::imageId)
                            .text("OsType", "family", Offered::osType)
                            .whole("OsBit", "word size", Offered::osBit)
                            .text("OsVersion", "for OperateSystem of CreateAsset", Offered::osVersion),
                    systems -> systems);

    private record Offered(String imageId, String osType, long osBit, String osVersion) {}

    private AssetSystems() {}

    static Action<?> action() {
        return new Action<>(
                "DescribeAssetSystems",
                "Shows which systems packages can be built for: the Linux of the hosts.",
                List.of(OS_TYPE, OS_BIT),
                SYSTEMS,
                List.of(),
                (arguments, _) -> ALL.stream()
                        .filter(system -> arguments
                                .find(OS_TYPE)
                                .map(system.osType::equalsIgnoreCase)
                                .orElse(true))
                        .filter(system -> arguments
                                .find(OS_BIT)
                                .map(bits -> bits == system.osBit)
                                .orElse(true))
                        .toList());
    }

    /** What CreateAsset was told. */
    static AssetSystem of(Arguments arguments) {
        String system = arguments.get(OPERATE_SYSTEM);
        if (system.equals(LEGACY)) {
            return new AssetSystem(system, arguments.get(IMAGE_ID, ""), LINUX.osType);
        }
        String image = arguments
                .find(IMAGE_ID)
                .orElseThrow(() -> new ApiProblem(
                        ErrorCode.INVALID_PARAMETER,
                        "ImageId is missing: OperateSystem \"" + system
                                + "\" needs it; DescribeAssetSystems lists them," + " and OperateSystem " + LEGACY
                                + " needs none"));
        return ALL.stream()
                .filter(known -> known.imageId.equals(image))
                .findFirst()
                .map(known -> new AssetSystem(system, image, known.osType))
                .orElseThrow(() -> ApiProblem.notFound("ImageId \"" + image
                        + "\" does not exist here: DescribeAssetSystems lists those that do, and OperateSystem "
                        + LEGACY
                        + " needs none"));
    }
}
