package io.opengse.server.example;

import java.util.List;

/** The examples about the size of fleets. */
final class ScalingExamples {
    private ScalingExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("DescribeFleetCapacity", """
                        {"FleetIds": ["${fleet}"]}"""),
                Example.of("UpdateFleetCapacity", """
                        {"FleetId": "${fleet}", "MinSize": 1, "MaxSize": 5, "ScalingInterval": 10}"""),
                Example.of("PutScalingPolicy", """
                        {"FleetId": "${fleet}", "Name": "more", "PolicyType": "RuleBased",
                         "MetricName": "AvailableGameServerSessions", "ComparisonOperator": "<", "Threshold": 5,
                         "EvaluationPeriods": 3, "ScalingAdjustment": 1, "ScalingAdjustmentType": "ChangeInCapacity"}"""),
                Example.of("DescribeScalingPolicies", """
                        {"FleetId": "${fleet}", "StatusFilter": "ACTIVE"}"""),
                Example.of("DeleteScalingPolicy", """
                        {"FleetId": "${fleet}", "Name": "doomed"}"""),
                Example.of("StopFleetActions", """
                        {"FleetId": "${fleet}", "Actions": ["AUTO_SCALING"]}"""),
                Example.of("StartFleetActions", """
                        {"FleetId": "${fleet}", "Actions": ["AUTO_SCALING"]}"""),
                Example.of("PutTimerScalingPolicy", """
                        {"TimerScalingPolicy": {"TimerName": "evening",
                          "TimerFleetCapacity": {"FleetId": "${fleet}", "DesiredInstances": 2, "MinSize": 1,
                            "MaxSize": 5, "ScalingInterval": 10, "ScalingType": 1},
                          "TimerConfiguration": {"TimerType": 2, "TimerValue": {"Day": 1},
                            "BeginTime": "${tomorrow}", "EndTime": "${nextYear}"}}}"""),
                Example.of("DescribeTimerScalingPolicies", """
                        {"FleetId": "${fleet}", "Offset": 0, "Limit": 1}"""),
                Example.of("DeleteTimerScalingPolicy", """
                        {"TimerId": "${doomedTimer}", "FleetId": "${fleet}"}"""));
    }
}
