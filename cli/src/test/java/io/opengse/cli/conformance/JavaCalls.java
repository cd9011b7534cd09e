package io.opengse.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.tencentcloudapi.common.AbstractModel;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.gse.v20191112.GseClient;
import io.opengse.cli.place.Credentials;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/** The official Java client, by reflection over its classes: what it has no method or model for cannot be called. */
final class JavaCalls implements OfficialCalls {
    private static final String MODELS = "com.tencentcloudapi.gse.v20191112.models.";

    private final ObjectMapper json = new ObjectMapper();
    private final GseClient client;

    JavaCalls(String endpoint, Credentials credentials, Way way) {
        HttpProfile http = new HttpProfile();
        http.setProtocol(HttpProfile.REQ_HTTP);
        http.setEndpoint(endpoint);
        http.setReqMethod(way.method());
        client = new GseClient(
                new Credential(credentials.secretId(), credentials.secretKey()),
                "local",
                new ClientProfile(way.signature(), http));
    }

    @Override
    public Outcome call(String action, String request) throws IOException {
        try {
            Class<? extends AbstractModel> model =
                    Class.forName(MODELS + action + "Request").asSubclass(AbstractModel.class);
            Object response = GseClient.class
                    .getMethod(action, model)
                    .invoke(client, AbstractModel.fromJsonString(request, model));
            JsonNode read = json.readTree(AbstractModel.toJsonString((AbstractModel) response));
            return new Outcome("OK", read.path("RequestId").asText(), read);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof TencentCloudSDKException refused) {
                return new Outcome(refused.getErrorCode(), refused.getRequestId(), MissingNode.getInstance());
            }
            throw new AssertionError("the Java client fails in " + action + " " + request, thrown.getCause());
        } catch (ReflectiveOperationException missing) {
            throw new AssertionError("the Java client has no " + action, missing);
        }
    }

    @Override
    public void close() {
        // it keeps nothing open that matters
    }
}
