package io.opengse.server.api.cloud;

import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.declaration.Structure;
import java.util.List;

/** What the actions of policies and those of timers have in common. */
final class ScalingParameters {
    static final Parameter<Long> TARGET_VALUE =
            Parameter.of("TargetValue", Kind.whole(1, 99), "So many percent of all sessions are kept free.", "30");
    static final Kind<Arguments> TARGET = new Structure("TargetConfiguration", List.of(TARGET_VALUE));
    static final Shape<Integer> TARGET_SHAPE = Shape.<Integer>named("TargetConfiguration")
            .whole("TargetValue", "percent of all sessions that are kept free", Integer::longValue);
    static final Parameter<Long> OFFSET =
            Parameter.selector("Offset", Kind.whole(0, Integer.MAX_VALUE), "Rows to skip.", "0");
    static final Parameter<Long> LIMIT =
            Parameter.selector("Limit", Kind.whole(0, 100), "Rows in one page; 20 when left out or 0.", "20");

    private ScalingParameters() {}

    static int offset(Arguments arguments) {
        return arguments.whole(OFFSET, 0);
    }

    static int limit(Arguments arguments) {
        int given = arguments.whole(LIMIT, 0);
        return given == 0 ? Selectors.STANDARD_LIMIT : given;
    }
}
