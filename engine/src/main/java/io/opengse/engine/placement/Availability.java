package io.opengse.engine.placement;

import io.opengse.engine.id.FleetId;

/** What a destination could give at this moment. */
public sealed interface Availability {
    /** Its fleet has a free process. */
    record Free(FleetId fleet) implements Availability {}

    /** All processes of its fleet are taken. */
    record Full(FleetId fleet) implements Availability {}

    /** It leads to no fleet that takes sessions; may pass. */
    record Unusable(String why) implements Availability {}
}
