package io.opengse.engine.scaling;

/** Why an evaluation leaves a fleet as it is. */
public enum Rest {
    /** It has no policy. */
    NO_POLICY,
    /** No policy's condition has held long enough. */
    NOBODY_ASKS,
    /** It has what is wanted. */
    SATISFIED,
    AT_MAXIMUM,
    AT_MINIMUM,
    COOLDOWN
}
