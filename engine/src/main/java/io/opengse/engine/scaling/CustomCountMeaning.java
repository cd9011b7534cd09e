package io.opengse.engine.scaling;

/** What the numbers of ReportCustomData mean to the two custom metrics; one for the whole installation. */
public enum CustomCountMeaning {
    /** Available = max - current: games report what is used. The examples of the guides make sense only so. */
    FREE,
    /** Available = current, as the formula of the guides says to the letter: games report what is free. */
    REPORTED
}
