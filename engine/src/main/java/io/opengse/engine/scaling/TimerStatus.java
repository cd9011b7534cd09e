package io.opengse.engine.scaling;

/** Where a timer stands; the numbers are those of the cloud API. */
public enum TimerStatus {
    UNDEFINED(0),
    /** Its first firing is still to come. */
    NOT_EFFECTIVE(1),
    /** It has begun, and will fire again. */
    EFFECTIVE(2),
    /** Somebody stopped it: it does not fire. */
    STOPPED(3),
    /** It will not fire any more. */
    EXPIRED(4);

    private final int number;

    TimerStatus(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
