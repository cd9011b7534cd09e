package io.opengse.engine.placement;

import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.problem.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the parts of a placement may be. Every mistake is named, so that a caller mends all of them at once. Pure. */
final class PlacementLimits {
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9-]{1,48}");
    private static final int LATENCIES = 20_000;

    private PlacementLimits() {}

    /**
     * @param mostPlayers the most seats a session may have
     * @throws Refused (Invalid) naming every mistake
     */
    static void require(NewPlacement command, int mostPlayers) {
        List<String> mistakes = new ArrayList<>();
        if (!ID.matcher(command.id()).matches()) {
            mistakes.add("PlacementId \"" + command.id() + "\" must be 1 to 48 letters, digits and hyphens");
        }
        int seats = command.request().session().maxPlayers();
        if (seats < 1 || seats > mostPlayers) {
            mistakes.add("MaximumPlayerSessionCount is " + seats + ", 1 to " + mostPlayers + " is allowed");
        }
        checkPlayers(command.request().players(), seats, mistakes);
        if (command.request().latencies().size() > LATENCIES) {
            mistakes.add("there are " + command.request().latencies().size() + " PlayerLatencies, at most " + LATENCIES
                    + " are allowed");
        }
        if (!mistakes.isEmpty()) {
            throw Refused.invalid(String.join("; ", mistakes) + ".");
        }
    }

    private static void checkPlayers(List<PlayerRequest> players, int seats, List<String> mistakes) {
        Set<String> seen = new HashSet<>();
        for (PlayerRequest player : players) {
            if (!seen.add(player.playerId())) {
                mistakes.add("DesiredPlayerSessions names player " + player.playerId() + " twice; once is enough");
            }
        }
        if (players.size() > seats) {
            mistakes.add("there are " + players.size() + " DesiredPlayerSessions for " + seats
                    + " seats; raise MaximumPlayerSessionCount or name fewer players");
        }
    }
}
