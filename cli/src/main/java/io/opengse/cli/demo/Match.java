package io.opengse.cli.demo;

import io.opengse.cli.console.Failure;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two players at one game, each on a thread of its own. */
final class Match {
    private final InetSocketAddress game;

    Match(InetSocketAddress game) {
        this.game = game;
    }

    /**
     * Plays it; the story hears it with the ears of the first player.
     *
     * @param tickets player session ids by player, the first two play
     * @return who won, in the game's words
     */
    String play(Map<String, String> tickets, Story story) {
        try (ExecutorService players = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = null;
            Future<String> last = null;
            for (Map.Entry<String, String> ticket : tickets.entrySet()) {
                Seat seat = new Seat(ticket.getKey(), ticket.getValue());
                boolean tells = first == null;
                last = players.submit(() -> seat.play(game, line -> {
                    if (tells) {
                        story.tell("    " + line.strip());
                    }
                }));
                first = first == null ? last : first;
            }
            if (first == null || last == null) {
                throw new IllegalArgumentException("nobody plays");
            }
            String result = first.get();
            String sameResult = last.get();
            if (result.isEmpty() || !result.equals(sameResult)) {
                throw new Failure(
                        "the match ended without a winner that both players heard of",
                        "gse logs shows what the game printed; the demo needs the sample game");
            }
            return result;
        } catch (ExecutionException problem) {
            throw new Failure(
                    "a player lost the game at " + game + ": " + problem.getCause(),
                    "gse logs shows what the game printed; gse events what was decided",
                    problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", "", interrupted);
        }
    }
}
