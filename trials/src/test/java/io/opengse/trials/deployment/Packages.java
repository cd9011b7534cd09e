package io.opengse.trials.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.client.PackageUpload;
import io.opengse.cli.console.Failure;
import io.opengse.cli.pack.PackageFile;
import io.opengse.trials.site.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Packages and their fleets at a site, asked through the signed API by somebody who tries again. */
final class Packages implements AutoCloseable {
    private final CloudApi api;

    Packages(Site site) {
        this.api = site.api();
    }

    /** @return its id */
    String push(Path zip) throws IOException {
        String key = "trial.zip";
        JsonNode permission = api.call(
                "GetUploadCredentials",
                CloudApi.parameters().put("AssetRegion", "local").put("BucketKey", key));
        URI target = URI.create(permission.path("BucketName").asText() + "/" + key);
        try (PackageUpload upload =
                new PackageUpload(target, permission.path("BucketAuth").asText(), PackageFile.of(zip))) {
            upload.send(_ -> {});
        }
        ObjectNode creation = CloudApi.parameters()
                .put("BucketKey", key)
                .put("AssetName", "trial")
                .put("AssetVersion", "1")
                .put("AssetRegion", "local")
                .put("OperateSystem", "CentOS7.16");
        return api.call("CreateAsset", creation).path("AssetId").asText();
    }

    /** @return its id */
    String fleet(String asset, String name) {
        ObjectNode creation = CloudApi.parameters().put("AssetId", asset).put("Name", name);
        creation.put("InstanceType", "S5.SMALL2");
        creation.putArray("InboundPermissions")
                .addObject()
                .put("FromPort", 1025)
                .put("ToPort", 60000)
                .put("Protocol", "TCP")
                .put("IpRange", "0.0.0.0/0");
        creation.putObject("RuntimeConfiguration")
                .putArray("ServerProcesses")
                .addObject()
                .put("LaunchPath", "start.sh")
                .put("ConcurrentExecutions", 1);
        return api.call("CreateFleet", creation)
                .path("FleetAttributes")
                .path("FleetId")
                .asText();
    }

    /** Empty while nobody answers. */
    Optional<String> status(String fleet) {
        ObjectNode question = CloudApi.parameters();
        question.putArray("FleetIds").add(fleet);
        try {
            return Optional.of(api.call("DescribeFleetAttributes", question)
                    .path("FleetAttributes")
                    .path(0)
                    .path("Status")
                    .asText());
        } catch (ApiRefused refused) {
            throw refused;
        } catch (Failure _) {
            return Optional.empty();
        }
    }

    String events(String fleet) {
        return api.call("OpengseListEvents", CloudApi.parameters().put("FleetId", fleet))
                .toString();
    }

    /** How often a host has connected so far; -1 while nobody answers. */
    int connections() {
        ObjectNode question = CloudApi.parameters().put("Limit", 1000);
        question.putArray("EventCodes").add("HOST_CONNECTED");
        try {
            return api.call("OpengseListEvents", question).path("Events").size();
        } catch (ApiRefused refused) {
            throw refused;
        } catch (Failure _) {
            return -1;
        }
    }

    void delete(String fleet) {
        api.call("DeleteFleet", CloudApi.parameters().put("FleetId", fleet));
    }

    @Override
    public void close() {
        api.close();
    }
}
