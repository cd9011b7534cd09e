package io.opengse.engine.alias;

import java.util.Map;

/** What somebody who creates an alias says about it. */
public record NewAlias(String name, String text, Routing routing, Map<String, String> tags) {
    public NewAlias {
        tags = Map.copyOf(tags);
    }
}
