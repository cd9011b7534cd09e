package io.opengse.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void theNamesAreThoseThatProgramsReadInTheDocument() {
        assertThat(Arrays.stream(Figure.values()).map(Figure::key))
                .containsExactly(
                        "sdkCallRatio",
                        "acceptPlayerPerSecond",
                        "durableCreatesPerSecond",
                        "storeFloorPerSecond",
                        "createToFloorRatio",
                        "durableJoinsPerSecond",
                        "createP99MillisAt2000PerSecond",
                        "storeFloorP99MillisAt2000PerSecond",
                        "postgresCreatesPerSecond",
                        "postgresFloorPerSecond",
                        "postgresCreateToFloorRatio",
                        "postgresJoinsPerSecond",
                        "postgresCreateP99MillisAt1000PerSecond",
                        "postgresFloorP99MillisAt1000PerSecond",
                        "createCostRatioAt10000Processes",
                        "createCostRatioAt1000000Finished",
                        "agentIdleMegabytes",
                        "agentMegabytesPerProcess",
                        "serverIdleMegabytes",
                        "firstSessionSeconds",
                        "createToActiveMillis",
                        "scalingEvaluation1000FleetsMillis",
                        "sessionListCostRatioAt1000000",
                        "eventListCostRatioAt250000",
                        "unpackRatio",
                        "start50Ratio",
                        "searchP99MillisAt100000Live",
                        "signedCallMicros",
                        "placementEvaluation1000Millis",
                        "consoleFirstPageMillis",
                        "consoleOverviewMillis",
                        "consolePageKilobytes",
                        "hundredConsolesCorePercent");
    }

    @Test
    void aRatioBelowItsTargetIsMissed() {
        assertThat(Figure.SDK_CALL_RATIO.target().reached(0.69)).isFalse();
        assertThat(Figure.SDK_CALL_RATIO.target().reached(0.7)).isTrue();
    }

    @Test
    void oneDisturbedRoundDoesNotMoveTheMedian() {
        assertThat(Medians.of(List.of(2.0, 1000.0, 3.0))).isEqualTo(3.0);
        assertThat(Medians.of(List.of(2.0, 1000.0, 3.0, 4.0))).isEqualTo(3.5);
    }
}
