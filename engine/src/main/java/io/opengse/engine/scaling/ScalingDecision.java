package io.opengse.engine.scaling;

/** What came out of one evaluation of a fleet; the words carry its inputs and the reason. */
public sealed interface ScalingDecision {
    String why();

    /** So many instances it should have from now on; others than before, within minimum and maximum. */
    record Scale(int desired, String why) implements ScalingDecision {}

    /**
     * It stays as it is.
     *
     * @param rest which of the reasons there are
     * @param standing the same text for the same reason, whatever the counts: an operator is told when it changes
     */
    record Stay(Rest rest, String standing, String why) implements ScalingDecision {}
}
