package io.opengse.engine.alias;

import io.opengse.engine.id.FleetId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an alias leads.
 *
 * @param fleet where to, under SIMPLE; under TERMINAL only remembered and shown
 * @param message told to those who come, under TERMINAL: 1 to 1024 characters; under SIMPLE only shown
 */
public record Routing(Type type, @Nullable FleetId fleet, String message) {
    /** What an alias does with those who come. */
    public enum Type {
        /** Leads to a fleet. */
        SIMPLE,
        /** Turns everybody away with a message. */
        TERMINAL
    }

    public static Routing to(FleetId fleet) {
        return new Routing(Type.SIMPLE, fleet, "");
    }

    public static Routing closed(String message) {
        return new Routing(Type.TERMINAL, null, message);
    }

    /** The fleet it leads to; empty when it turns everybody away. */
    public Optional<FleetId> destination() {
        return switch (type) {
            case SIMPLE -> Optional.ofNullable(fleet);
            case TERMINAL -> Optional.empty();
        };
    }

    /** In plain words. */
    String words() {
        return switch (type) {
            case SIMPLE -> "leads to " + fleet;
            case TERMINAL -> "turns away with \"" + message + "\"";
        };
    }
}
