package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.gse.v20191112.GseClient;
import com.tencentcloudapi.gse.v20191112.models.Asset;
import com.tencentcloudapi.gse.v20191112.models.CreateAssetRequest;
import com.tencentcloudapi.gse.v20191112.models.DeleteAssetRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeAssetRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeAssetSystemsRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeAssetsRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeAssetsResponse;
import com.tencentcloudapi.gse.v20191112.models.Filter;
import com.tencentcloudapi.gse.v20191112.models.GetUploadCredentialsRequest;
import com.tencentcloudapi.gse.v20191112.models.GetUploadCredentialsResponse;
import com.tencentcloudapi.gse.v20191112.models.GetUploadFederationTokenRequest;
import com.tencentcloudapi.gse.v20191112.models.Tag;
import com.tencentcloudapi.gse.v20191112.models.UpdateAssetRequest;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.server.zip.CraftedZip;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages as the official Java client makes and sees them. */
class AssetCallsTest {
    private static final byte[] ZIP = new CraftedZip().file("server", "x").bytes();

    @TempDir
    private Path folder;

    private ServedEngine server;
    private GseClient client;

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
        HttpProfile http = new HttpProfile();
        http.setProtocol(HttpProfile.REQ_HTTP);
        http.setEndpoint(server.endpoint());
        client = new GseClient(
                new Credential(ServedEngine.SECRET_ID, ServedEngine.SECRET_KEY),
                "local",
                new ClientProfile(ClientProfile.SIGN_TC3_256, http));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPackageIsUploadedCreatedRenamedAndDeleted() throws Exception {
        String id = pushed("arena.zip", "arena");
        UpdateAssetRequest rename = new UpdateAssetRequest();
        rename.setAssetId(id);
        rename.setAssetName("竞技场");
        rename.setAssetVersion("2.0");
        client.UpdateAsset(rename);

        Asset asset = client.DescribeAsset(about(id)).getAsset();

        assertThat(asset.getAssetName()).isEqualTo("竞技场");
        assertThat(asset.getAssetVersion()).isEqualTo("2.0");
        assertThat(asset.getOperateSystem()).isEqualTo("CentOS7.16");
        assertThat(asset.getOsType()).isEqualTo("CentOS");
        assertThat(asset.getResourceType()).isEqualTo("ASSET");
        assertThat(asset.getSharingStatus()).isEqualTo("UNKNOWN_SHARED");
        assertThat(asset.getTags()).extracting(Tag::getValue).containsExactly("blue");
        delete(id);
        assertRefused("ResourceNotFound", () -> client.DescribeAsset(about(id)));
        assertRefused("ResourceNotFound", () -> client.UpdateAsset(rename));
        assertRefused("ResourceNotFound", () -> delete(id));
    }

    @Test
    void aPackageThatAFleetRunsFromIsNotDeleted() throws Exception {
        String id = pushed("arena.zip", "arena");
        aFleetOf(id);

        assertThat(client.DescribeAsset(about(id)).getAsset().getBindFleetNum()).isEqualTo(1);
        assertRefused("ResourceInUse", () -> delete(id));
    }

    @Test
    void packagesAreListedPageByPage() throws Exception {
        String first = pushed("a.zip", "arena");
        String second = pushed("b.zip", "sea");
        String third = pushed("c.zip", "arena");

        assertThat(listed(0, 2)).containsExactly(third, second);
        assertThat(listed(1, 2)).containsExactly(first);
        assertThat(listed(2, 1)).containsExactly(first);
        assertThat(listed(5, 100)).isEmpty();
        assertThat(client.DescribeAssets(page(5, 100)).getTotalCount()).isEqualTo(3);
    }

    @Test
    void packagesAreFiltered() throws Exception {
        String first = pushed("a.zip", "arena");
        String second = pushed("b.zip", "sea");

        assertThat(listed(filter("resource:name", "sea"))).containsExactly(second);
        assertThat(listed(filter("resource:resourceId", first))).containsExactly(first);
        assertThat(listed(filter("tag:key", "team"))).containsExactly(second, first);
        assertThat(listed(filter("tag:key-value", "team:red"))).isEmpty();
        assertThat(listed(filter("tag:key-value", "team:blue"))).hasSize(2);
        assertRefused("InvalidParameterValue", () -> listed(filter("colour", "blue")));
        DescribeAssetsRequest old = page(0, 10);
        old.setFilter("ren");
        assertThat(ids(client.DescribeAssets(old))).containsExactly(first);
    }

    @Test
    void temporaryKeysArePartOfTheFlow() throws Exception {
        var answer = client.GetUploadFederationToken(new GetUploadFederationTokenRequest());

        assertThat(answer.getExpiredTime()).isGreaterThan(1_700_000_000L);
        assertThat(answer.getAssetCredentials().getTmpSecretId()).startsWith("AKID");
        assertThat(answer.getAssetCredentials().getTmpSecretKey()).isNotBlank();
        assertThat(answer.getAssetCredentials().getToken()).isNotBlank();
    }

    @Test
    void whatWasNotUploadedIsNotFound() {
        CreateAssetRequest request = creation("none.zip", "arena");

        assertRefused("ResourceNotFound", () -> client.CreateAsset(request));
    }

    @Test
    void theSystemsThatAreShownCanBeChosen() throws Exception {
        put("arena.zip");
        var system =
                client.DescribeAssetSystems(new DescribeAssetSystemsRequest()).getAssetSupportSys()[0];
        CreateAssetRequest request = creation("arena.zip", "arena");
        request.setOperateSystem(system.getOsVersion());
        assertRefused("InvalidParameter", () -> client.CreateAsset(request));
        request.setImageId("img-of-nobody");
        assertRefused("ResourceNotFound", () -> client.CreateAsset(request));
        request.setImageId(system.getImageId());

        assertThat(client.CreateAsset(request).getAssetId()).startsWith("asset-");
    }

    @Test
    void whatOnlyACloudCanDoIsRefusedHonestly() throws IOException, InterruptedException {
        assertThat(server.codeOf("UpdateBucketAccelerateOpt", "{\"Allowed\":true}"))
                .isEqualTo("OperationDenied");
        assertThat(server.codeOf("UpdateBucketCORSOpt", "{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"PUT\"]}"))
                .isEqualTo("OperationDenied");
        assertThat(server.codeOf("CreateAssetWithImage", """
                        {"AssetName":"a","AssetVersion":"1","ImageId":"img-8toqc6s3","AssetRegion":"local",
                         "ImageSize":"40GB","ImageOs":"CentOS","OsType":"CentOS","ImageType":"SHARED_IMAGE","OsBit":64}
                        """)).isEqualTo("UnsupportedOperation");
    }

    @Test
    void everyMistakeOfACreationIsNamed() throws IOException, InterruptedException {
        String message = server.call(
                        "CreateAsset",
                        "{\"AssetName\":\"\",\"AssetVersion\":\"" + "1".repeat(65) + "\",\"AssetRegion\":\"local\","
                                + "\"OperateSystem\":\"CentOS7.16\",\"Colour\":1}")
                .at("/Error/Message")
                .asText();

        assertThat(message).contains("AssetName", "AssetVersion", "BucketKey is missing", "Colour");
    }

    private void aFleetOf(String asset) {
        server.engine
                .fleets()
                .create(
                        new NewFleet(
                                new FleetDescription("f", "", "/tmp", asset, "localhost", Map.of()),
                                new RuntimeConfiguration(
                                        List.of(new ServerProcess("server", "", 1)), Duration.ofSeconds(60), 0),
                                Protection.NONE,
                                CreationLimit.STANDARD,
                                List.of()),
                        "test");
    }

    private String pushed(String key, String name) throws Exception {
        put(key);
        return client.CreateAsset(creation(key, name)).getAssetId();
    }

    private void put(String key) throws Exception {
        GetUploadCredentialsRequest request = new GetUploadCredentialsRequest();
        request.setAssetRegion("local");
        request.setBucketKey(key);
        GetUploadCredentialsResponse permission = client.GetUploadCredentials(request);
        HttpRequest.Builder put = HttpRequest.newBuilder(URI.create(permission.getBucketName() + "/" + key))
                .header("Authorization", permission.getBucketAuth())
                .PUT(HttpRequest.BodyPublishers.ofByteArray(ZIP));
        assertThat(server.send(put).statusCode()).isEqualTo(200);
    }

    private static CreateAssetRequest creation(String key, String name) {
        CreateAssetRequest request = new CreateAssetRequest();
        request.setBucketKey(key);
        request.setAssetName(name);
        request.setAssetVersion("1.0");
        request.setAssetRegion("local");
        request.setOperateSystem("CentOS7.16");
        Tag tag = new Tag();
        tag.setKey("team");
        tag.setValue("blue");
        request.setTags(new Tag[] {tag});
        return request;
    }

    private static DescribeAssetRequest about(String id) {
        DescribeAssetRequest request = new DescribeAssetRequest();
        request.setAssetId(id);
        return request;
    }

    private void delete(String id) throws TencentCloudSDKException {
        DeleteAssetRequest request = new DeleteAssetRequest();
        request.setAssetId(id);
        client.DeleteAsset(request);
    }

    private List<String> listed(long page, long size) throws TencentCloudSDKException {
        return ids(client.DescribeAssets(page(page, size)));
    }

    private List<String> listed(Filter filter) throws TencentCloudSDKException {
        DescribeAssetsRequest request = page(0, 100);
        request.setFilters(new Filter[] {filter});
        return ids(client.DescribeAssets(request));
    }

    private static List<String> ids(DescribeAssetsResponse response) {
        return List.of(response.getAssets()).stream().map(Asset::getAssetId).toList();
    }

    private static DescribeAssetsRequest page(long page, long size) {
        DescribeAssetsRequest request = new DescribeAssetsRequest();
        request.setAssetRegion("local");
        request.setOffset(page);
        request.setLimit(size);
        return request;
    }

    private static Filter filter(String key, String value) {
        Filter filter = new Filter();
        filter.setKey(key);
        filter.setValues(new String[] {value});
        return filter;
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TencentCloudSDKException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(code));
    }
}
