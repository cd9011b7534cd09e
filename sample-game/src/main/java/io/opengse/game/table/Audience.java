package io.opengse.game.table;

import io.opengse.game.player.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is in the room: players in the order of their turn to play, and watchers. What all hear is also logged. */
final class Audience {
    private final MatchLog log;
    private final List<Player> players = new ArrayList<>();
    private final List<Visitor> watchers = new ArrayList<>();

    Audience(MatchLog log) {
        this.log = log;
    }

    List<Player> players() {
        return List.copyOf(players);
    }

    Optional<Player> playerOf(Visitor visitor) {
        return players.stream().filter(player -> player.visitor() == visitor).findFirst();
    }

    void add(Player player) {
        players.add(player);
    }

    void add(Visitor watcher) {
        watchers.add(watcher);
    }

    void remove(Visitor visitor) {
        watchers.remove(visitor);
        players.removeIf(player -> player.visitor() == visitor);
    }

    /** Behind all the others in line. Nothing happens to one who has left. */
    void moveToEnd(Player player) {
        if (players.remove(player)) {
            players.add(player);
        }
    }

    void announce(String line) {
        log.write(line);
        players.forEach(player -> player.visitor().tell(line));
        watchers.forEach(watcher -> watcher.tell(line));
    }

    void dismiss(String lastLine) {
        log.write(lastLine);
        players.forEach(player -> player.visitor().dismiss(lastLine));
        watchers.forEach(watcher -> watcher.dismiss(lastLine));
        log.close();
    }
}
