package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.gse.v20191112.GseClient;
import com.tencentcloudapi.gse.v20191112.models.DeleteScalingPolicyRequest;
import com.tencentcloudapi.gse.v20191112.models.DeleteTimerScalingPolicyRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeFleetCapacityRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeScalingPoliciesRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeTimerScalingPoliciesRequest;
import com.tencentcloudapi.gse.v20191112.models.InstanceCounts;
import com.tencentcloudapi.gse.v20191112.models.PutScalingPolicyRequest;
import com.tencentcloudapi.gse.v20191112.models.PutTimerScalingPolicyRequest;
import com.tencentcloudapi.gse.v20191112.models.ScalingPolicy;
import com.tencentcloudapi.gse.v20191112.models.StartFleetActionsRequest;
import com.tencentcloudapi.gse.v20191112.models.StopFleetActionsRequest;
import com.tencentcloudapi.gse.v20191112.models.TargetConfiguration;
import com.tencentcloudapi.gse.v20191112.models.TimerConfiguration;
import com.tencentcloudapi.gse.v20191112.models.TimerFleetCapacity;
import com.tencentcloudapi.gse.v20191112.models.TimerScalingPolicy;
import com.tencentcloudapi.gse.v20191112.models.TimerValue;
import com.tencentcloudapi.gse.v20191112.models.UpdateFleetCapacityRequest;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.id.FleetId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official Java client on everything about scaling. */
class OfficialScalingTest {
    @TempDir
    private Path folder;

    private ServedEngine server;
    private String fleet;

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
        FakeHost host = new FakeHost(server.engine);
        fleet = host.fleet("demo", Protection.NONE, 2).id().value();
        host.ready(new FleetId(fleet));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {HttpProfile.REQ_POST, HttpProfile.REQ_GET})
    void policiesAreKept(String method) throws TencentCloudSDKException {
        GseClient client = client(method);
        PutScalingPolicyRequest rule = new PutScalingPolicyRequest();
        rule.setFleetId(fleet);
        rule.setName("grow");
        rule.setPolicyType("RuleBased");
        rule.setMetricName("PercentAvailableCustomCount");
        rule.setComparisonOperator("<");
        rule.setThreshold(12.5f);
        rule.setEvaluationPeriods(2L);
        rule.setScalingAdjustment(1L);
        rule.setScalingAdjustmentType("ChangeInCapacity");
        assertThat(client.PutScalingPolicy(rule).getName()).isEqualTo("grow");
        PutScalingPolicyRequest target = new PutScalingPolicyRequest();
        target.setFleetId(fleet);
        target.setName("spare");
        target.setPolicyType("TargetBased");
        target.setTargetConfiguration(percent(30));
        assertThat(client.PutScalingPolicy(target).getName()).isEqualTo("spare");

        DescribeScalingPoliciesRequest question = new DescribeScalingPoliciesRequest();
        question.setFleetId(fleet);
        question.setStatusFilter("ACTIVE");
        ScalingPolicy[] policies = client.DescribeScalingPolicies(question).getScalingPolicies();
        assertThat(policies).extracting(ScalingPolicy::getName).containsExactly("grow", "spare");
        assertThat(policies[0].getThreshold()).isEqualTo("12.5");
        assertThat(policies[1].getTargetConfiguration().getTargetValue()).isEqualTo(30L);

        DeleteScalingPolicyRequest all = new DeleteScalingPolicyRequest();
        all.setFleetId(fleet);
        client.DeleteScalingPolicy(all);
        assertThat(client.DescribeScalingPolicies(question).getTotalCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {HttpProfile.REQ_POST, HttpProfile.REQ_GET})
    void timersAreKept(String method) throws TencentCloudSDKException {
        GseClient client = client(method);
        TimerFleetCapacity capacity = new TimerFleetCapacity();
        capacity.setFleetId(fleet);
        capacity.setMinSize(1L);
        capacity.setMaxSize(4L);
        capacity.setScalingType(2L);
        capacity.setTargetConfiguration(percent(20));
        TimerValue value = new TimerValue();
        value.setWeekDays(new Long[] {1L, 7L});
        TimerConfiguration configuration = new TimerConfiguration();
        configuration.setTimerType(4L);
        configuration.setTimerValue(value);
        configuration.setBeginTime("2036-01-14T14:04:29.496Z");
        TimerScalingPolicy timer = new TimerScalingPolicy();
        timer.setTimerName("weekend");
        timer.setTimerFleetCapacity(capacity);
        timer.setTimerConfiguration(configuration);
        PutTimerScalingPolicyRequest put = new PutTimerScalingPolicyRequest();
        put.setTimerScalingPolicy(timer);
        client.PutTimerScalingPolicy(put);

        DescribeTimerScalingPoliciesRequest question = new DescribeTimerScalingPoliciesRequest();
        question.setFleetId(fleet);
        TimerScalingPolicy kept = client.DescribeTimerScalingPolicies(question).getTimerScalingPolicies()[0];
        assertThat(kept.getTimerStatus()).isEqualTo(1L);
        assertThat(kept.getTimerConfiguration().getTimerValue().getWeekDays()).containsExactly(1L, 7L);
        assertThat(kept.getTimerFleetCapacity().getTargetConfiguration().getTargetValue())
                .isEqualTo(20L);

        // What was read can be put again as it is.
        put.setTimerScalingPolicy(kept);
        client.PutTimerScalingPolicy(put);
        DeleteTimerScalingPolicyRequest delete = new DeleteTimerScalingPolicyRequest();
        delete.setTimerId(kept.getTimerId());
        delete.setFleetId(fleet);
        delete.setTimerName("weekend");
        client.DeleteTimerScalingPolicy(delete);
        assertThat(client.DescribeTimerScalingPolicies(question).getTotalCount())
                .isZero();
    }

    @Test
    void aCapacityIsSetAndItsModeSwitched() throws TencentCloudSDKException {
        GseClient client = client(HttpProfile.REQ_POST);
        UpdateFleetCapacityRequest update = new UpdateFleetCapacityRequest();
        update.setFleetId(fleet);
        update.setDesiredInstances(2L);
        update.setMaxSize(3L);
        update.setScalingInterval(5L);
        assertThat(client.UpdateFleetCapacity(update).getFleetId()).isEqualTo(fleet);

        DescribeFleetCapacityRequest question = new DescribeFleetCapacityRequest();
        question.setFleetIds(new String[] {fleet});
        InstanceCounts counts =
                client.DescribeFleetCapacity(question).getFleetCapacity()[0].getInstanceCounts();
        assertThat(counts.getDesired()).isEqualTo(2L);
        assertThat(counts.getMaxiNum()).isEqualTo(3L);
        assertThat(counts.getMiniNum()).isZero();

        StopFleetActionsRequest stop = new StopFleetActionsRequest();
        stop.setFleetId(fleet);
        stop.setActions(new String[] {"AUTO_SCALING"});
        assertThat(client.StopFleetActions(stop).getFleetId()).isEqualTo(fleet);
        StartFleetActionsRequest begin = new StartFleetActionsRequest();
        begin.setFleetId(fleet);
        begin.setActions(new String[] {"AUTO_SCALING"});
        assertThat(client.StartFleetActions(begin).getFleetId()).isEqualTo(fleet);
    }

    private static TargetConfiguration percent(long value) {
        TargetConfiguration configuration = new TargetConfiguration();
        configuration.setTargetValue(value);
        return configuration;
    }

    private GseClient client(String method) {
        HttpProfile http = new HttpProfile();
        http.setProtocol(HttpProfile.REQ_HTTP);
        http.setEndpoint(server.endpoint());
        http.setReqMethod(method);
        return new GseClient(
                new Credential(ServedEngine.SECRET_ID, ServedEngine.SECRET_KEY),
                "local",
                new ClientProfile(ClientProfile.SIGN_TC3_256, http));
    }
}
