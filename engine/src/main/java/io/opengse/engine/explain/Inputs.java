package io.opengse.engine.explain;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The components of a reason, by name: what its sentence is filled with, and what the API shows beside it. */
final class Inputs {
    private static final String MOMENT = "at";
    static final String VARIANT = "which";

    private Inputs() {}

    /** In the order of the record, without the moment. */
    static Map<String, String> of(Reason reason) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (RecordComponent component : reason.getClass().getRecordComponents()) {
            if (!component.getName().equals(MOMENT)) {
                inputs.put(component.getName(), value(reason, component));
            }
        }
        return inputs;
    }

    private static String value(Reason reason, RecordComponent component) {
        try {
            return String.valueOf(component.getAccessor().invoke(reason));
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(reason.getClass() + "." + component.getName(), impossible);
        }
    }
}
