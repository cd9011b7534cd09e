package io.opengse.server.sql;

import com.fasterxml.jackson.core.type.TypeReference;
import io.opengse.engine.host.HostTraits;
import java.util.Map;

/** The three columns region, instance_type and labels, which several tables have in this order. */
final class Traits {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private Traits() {}

    static String labels(HostTraits traits) {
        return Json.write(traits.labels());
    }

    static HostTraits read(Row row) {
        return new HostTraits(row.text(), row.text(), Json.read(row.text(), LABELS));
    }
}
