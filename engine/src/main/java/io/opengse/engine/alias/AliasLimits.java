package io.opengse.engine.alias;

import io.opengse.engine.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the parts of an alias may be. Every mistake is named, so that a caller mends all of them at once. Pure. */
final class AliasLimits {
    private static final int TEXT = 1024;
    private static final int TAGS = 50;

    private AliasLimits() {}

    /** @throws Refused (Invalid) naming every mistake */
    static void require(String name, String text, Routing routing, Map<String, String> tags) {
        List<String> mistakes = new ArrayList<>();
        if (name.isEmpty() || name.length() > TEXT) {
            mistakes.add("Name has " + name.length() + " characters, 1 to " + TEXT + " are allowed");
        }
        if (text.length() > TEXT) {
            mistakes.add("Description has " + text.length() + " characters, at most " + TEXT + " are allowed");
        }
        check(routing, mistakes);
        if (tags.size() > TAGS) {
            mistakes.add("there are " + tags.size() + " Tags, at most " + TAGS + " are allowed");
        }
        if (!mistakes.isEmpty()) {
            throw Refused.invalid(String.join("; ", mistakes) + ".");
        }
    }

    private static void check(Routing routing, List<String> mistakes) {
        switch (routing.type()) {
            case SIMPLE -> {
                if (routing.fleet() == null) {
                    mistakes.add("RoutingStrategy.FleetId is missing: a SIMPLE alias leads to a fleet; to turn"
                            + " everybody away use TERMINAL with a Message");
                }
            }
            case TERMINAL -> {
                if (routing.message().isEmpty()) {
                    mistakes.add("RoutingStrategy.Message is missing: a TERMINAL alias tells it to everybody who comes,"
                            + " 1 to " + TEXT + " characters");
                }
            }
        }
        if (routing.message().length() > TEXT) {
            mistakes.add("RoutingStrategy.Message has " + routing.message().length() + " characters, at most " + TEXT
                    + " are allowed");
        }
    }
}
