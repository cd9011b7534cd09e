package io.opengse.engine.placement;

import io.opengse.engine.queue.Destination;

/** A destination of the queue and what it could give now. */
public record Option(Destination destination, Availability availability) {}
