package io.opengse.engine.explain;

import io.opengse.engine.instance.Sizing;
import java.time.Duration;

/**
 * What of an installation's settings explanations need.
 *
 * @param hostLost how long a host may be away before it is given up
 */
public record ExplanationSettings(Duration hostLost, Sizing sizing) {}
