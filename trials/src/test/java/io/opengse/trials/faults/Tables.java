package io.opengse.trials.faults;

import io.opengse.server.sql.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands in the database, whatever the servers say. */
record Tables(PostgresServer server, String database) {
    /** What there must never be, each in words; empty when all is well. */
    List<String> wrongs() {
        List<String> wrongs = new ArrayList<>();
        ask("two living sessions on process ", """
                select process_id from game_session where status in ('ACTIVATING', 'ACTIVE', 'TERMINATING')
                group by process_id having count(*) > 1
                """).forEach(wrongs::add);
        ask("more seats than the limit in ", """
                select s.id from game_session s where s.players > s.max_players or s.max_players < (
                    select count(*) from player_session p
                    where p.session_id = s.id and p.status in ('RESERVED', 'ACTIVE'))
                """).forEach(wrongs::add);
        ask("a living session without its reservation: ", """
                select s.id from game_session s where s.status in ('ACTIVATING', 'ACTIVE') and not exists (
                    select 1 from reservation r where r.process_id = s.process_id and r.session_id = s.id)
                """).forEach(wrongs::add);
        return wrongs;
    }

    /** The address of the API of the server that holds a host's stream; empty when none does. */
    List<String> serverOf(String host) {
        return ask("", "select s.address from host h join server s on s.id = h.held_by where h.id = ?", host);
    }

    /** The processes of PostgreSQL by which the servers hear each other; they ask for a sign of life now and then. */
    List<Long> listeners() {
        return ask("", """
                select pid::text from pg_stat_activity
                where datname = current_database() and query in ('listen opengse', 'select 1')
                """).stream().map(Long::valueOf).toList();
    }

    private List<String> ask(String before, String question, String... arguments) {
        List<String> answers = new ArrayList<>();
        try (Connection connection = server.connect(database);
                PreparedStatement statement = connection.prepareStatement(question)) {
            for (int place = 0; place < arguments.length; place++) {
                statement.setString(place + 1, arguments[place]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(before + rows.getString(1));
                }
            }
            return answers;
        } catch (SQLException problem) {
            throw new IllegalStateException(question, problem);
        }
    }
}
