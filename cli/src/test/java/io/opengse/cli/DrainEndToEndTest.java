package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.gse.v20191112.models.DeleteFleetRequest;
import com.tencentcloudapi.gse.v20191112.models.GameServerSession;
import com.tencentcloudapi.gse.v20191112.models.InstanceExtend;
import com.tencentcloudapi.gse.v20191112.models.PutScalingPolicyRequest;
import com.tencentcloudapi.gse.v20191112.models.PutTimerScalingPolicyRequest;
import com.tencentcloudapi.gse.v20191112.models.TargetConfiguration;
import com.tencentcloudapi.gse.v20191112.models.TimerConfiguration;
import com.tencentcloudapi.gse.v20191112.models.TimerFleetCapacity;
import com.tencentcloudapi.gse.v20191112.models.TimerScalingPolicy;
import com.tencentcloudapi.gse.v20191112.models.UpdateFleetCapacityRequest;
import com.tencentcloudapi.gse.v20191112.models.UpdateGameServerSessionRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Fleets shrink and go while matches are played: each protection policy, by the official client and by the command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrainEndToEndTest {
    private RunningCommand up;
    private Operator operator;
    private String demo;

    @BeforeAll
    void upWithTheDemoFleet(@TempDir Path data) throws Exception {
        up = RunningCommand.start(
                data,
                "up",
                "--data",
                data.toString(),
                "--api",
                "127.0.0.1:0",
                "--sdk",
                "127.0.0.1:0",
                "--set",
                "no-protection-deadline=8s");
        up.awaitOutput("processes of fleet \"demo\" ready");
        operator = new Operator(up, data);
        demo = operator.theOnlyFleet();
    }

    @AfterAll
    void stop() {
        up.stop();
    }

    @Test
    void anUnprotectedMatchIsOverByTheDeadline() throws Exception {
        String fleet = operator.copy(demo, "none", "NoProtection", 1);
        GameServerSession match = operator.match(fleet);
        try (Guest _ = Guest.seated(operator.join(match, "ann"))) {
            want(fleet, 0);

            await().atMost(Operator.PATIENCE).until(() -> operator.status(match), "TERMINATED"::equals);
        }
        await().atMost(Operator.PATIENCE).until(() -> operator.instances(fleet).isEmpty());
        assertThat(told(fleet)).anyMatch(line -> line.contains("SCALED_IN") && line.contains("killed at "));
        operator.gse("fleet", "delete", fleet, "--wait");
    }

    @Test
    void aFullyProtectedMatchEndsWhenItsPlayersLeave() throws Exception {
        String fleet = operator.copy(demo, "full", "FullProtection", 1);
        GameServerSession match = operator.match(fleet);
        Guest guest = Guest.seated(operator.join(match, "ann"));

        operator.gse("fleet", "scale", fleet, "--desired", "0");
        await().atMost(Operator.PATIENCE)
                .until(() -> told(fleet).stream().anyMatch(line -> line.contains("never killed")));
        await().atMost(Operator.PATIENCE).until(() -> states(fleet).equals(List.of("Draining")));
        assertThat(operator.status(match)).isEqualTo("ACTIVE");

        guest.close();
        await().atMost(Operator.PATIENCE).until(() -> operator.instances(fleet).isEmpty());
        assertThat(operator.status(match)).isEqualTo("TERMINATED");
        operator.gse("fleet", "delete", fleet, "--wait");
    }

    @Test
    void aMatchProtectedByItselfOutlivesItsNeighbour() throws Exception {
        String fleet = operator.copy(demo, "override", "NoProtection", 2);
        GameServerSession mortal = operator.match(fleet);
        GameServerSession kept = operator.match(fleet);
        UpdateGameServerSessionRequest override = new UpdateGameServerSessionRequest();
        override.setGameServerSessionId(kept.getGameServerSessionId());
        override.setProtectionPolicy("FullProtection");
        operator.client().UpdateGameServerSession(override);
        try (Guest _ = Guest.seated(operator.join(mortal, "ann"));
                Guest guest = Guest.seated(operator.join(kept, "bob"))) {
            want(fleet, 0);
            await().atMost(Operator.PATIENCE).until(() -> operator.status(mortal), "TERMINATED"::equals);

            assertThat(operator.status(kept)).isEqualTo("ACTIVE");
            guest.close();
        }
        await().atMost(Operator.PATIENCE).until(() -> operator.instances(fleet).isEmpty());
        operator.gse("fleet", "delete", fleet, "--wait");
    }

    @Test
    void aDeletedFleetWaitsForItsProtectedMatch() throws Exception {
        String fleet = operator.copy(demo, "timed", "TimeLimitProtection", 1);
        GameServerSession match = operator.match(fleet);
        Guest guest = Guest.seated(operator.join(match, "ann"));

        DeleteFleetRequest delete = new DeleteFleetRequest();
        delete.setFleetId(fleet);
        operator.client().DeleteFleet(delete);
        Instant asked = Instant.now();
        await().atMost(Operator.PATIENCE)
                .until(() -> told(fleet).stream().anyMatch(line -> line.contains("killed at ")));
        String line = told(fleet).stream()
                .filter(one -> one.contains("killed at "))
                .findFirst()
                .orElseThrow();
        Instant deadline = Instant.parse(line.replaceAll("(?s).*killed at (\\S+Z).*", "$1"));
        assertThat(deadline).isBetween(asked.plusSeconds(200), asked.plusSeconds(400)); // five minutes were asked for
        assertThat(operator.status(match)).isEqualTo("ACTIVE");
        assertThat(operator.status(fleet)).isEqualTo("DELETING");

        guest.close();
        await().atMost(Operator.PATIENCE).until(() -> operator.status(fleet), "TERMINATED"::equals);
        assertThat(operator.status(match)).isEqualTo("TERMINATED");
    }

    @Test
    void aBufferAndATimerMakeAFleetGrow() throws Exception {
        String fleet = operator.copy(demo, "grows", "NoProtection", 1);
        operator.gse("fleet", "scale", fleet, "--max", "2");
        GameServerSession match = operator.match(fleet);
        PutScalingPolicyRequest buffer = new PutScalingPolicyRequest();
        buffer.setFleetId(fleet);
        buffer.setName("buffer");
        buffer.setPolicyType("TargetBased");
        buffer.setTargetConfiguration(percent(50));
        operator.client().PutScalingPolicy(buffer);
        await().atMost(Operator.PATIENCE).until(() -> states(fleet).equals(List.of("Active", "Active")));

        operator.client().PutTimerScalingPolicy(timer(fleet));
        await().atMost(Operator.PATIENCE).until(() -> states(fleet).equals(List.of("Active", "Active", "Active")));
        assertThat(operator.status(match)).isEqualTo("ACTIVE");
        assertThat(operator.gse("fleet", "events", fleet)).contains("FLEET_SCALING_EVENT");
        operator.gse("session", "end", match.getGameServerSessionId());
        operator.gse("fleet", "delete", fleet, "--wait");
    }

    private static PutTimerScalingPolicyRequest timer(String fleet) {
        TimerFleetCapacity capacity = new TimerFleetCapacity();
        capacity.setFleetId(fleet);
        capacity.setMinSize(0L);
        capacity.setMaxSize(3L);
        capacity.setDesiredInstances(3L);
        capacity.setScalingType(1L);
        TimerConfiguration once = new TimerConfiguration();
        once.setTimerType(1L);
        once.setBeginTime(Instant.now().plusSeconds(2).toString());
        TimerScalingPolicy timer = new TimerScalingPolicy();
        timer.setTimerName("soon");
        timer.setTimerFleetCapacity(capacity);
        timer.setTimerConfiguration(once);
        PutTimerScalingPolicyRequest request = new PutTimerScalingPolicyRequest();
        request.setTimerScalingPolicy(timer);
        return request;
    }

    private static TargetConfiguration percent(long value) {
        TargetConfiguration configuration = new TargetConfiguration();
        configuration.setTargetValue(value);
        return configuration;
    }

    private void want(String fleet, long desired) throws TencentCloudSDKException {
        UpdateFleetCapacityRequest request = new UpdateFleetCapacityRequest();
        request.setFleetId(fleet);
        request.setDesiredInstances(desired);
        operator.client().UpdateFleetCapacity(request);
    }

    private List<String> states(String fleet) throws TencentCloudSDKException {
        return operator.instances(fleet).stream().map(InstanceExtend::getState).toList();
    }

    /** What the fleet's processes were told of their end. */
    private List<String> told(String fleet) {
        return operator.gse("events", "--fleet", fleet, "--limit", "500")
                .lines()
                .filter(line -> line.contains("PROCESS_CONDEMNED"))
                .toList();
    }
}
