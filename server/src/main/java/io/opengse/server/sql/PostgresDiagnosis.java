package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.sql.SQLException;
import java.util.Set;

/** What PostgreSQL's error codes say about a work, and mean to the people who run the server. */
final class PostgresDiagnosis {
    private static final Set<String> UNDONE = Set.of("40001", "40P01", "55P03");
    /** Stopped by its administrator, crashed, starting, too many connections, became a standby. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "53300", "25006", "25P03");

    private PostgresDiagnosis() {}

    static Fault fault(SQLException failure) {
        String state = state(failure);
        if (state.equals("23505")) {
            return Fault.DUPLICATE;
        }
        if (UNDONE.contains(state)) {
            return Fault.UNDONE;
        }
        return state.startsWith("08") || AWAY.contains(state) ? Fault.AWAY : Fault.LASTING;
    }

    static StoreFailed of(SQLException failure, PostgresAddress address) {
        return new StoreFailed("The database " + address + " " + meaning(failure, address), failure);
    }

    private static String meaning(SQLException failure, PostgresAddress address) {
        String said = " (" + String.valueOf(failure.getMessage()).strip() + ")";
        return switch (state(failure)) {
            case "28P01", "28000" ->
                "does not let " + address.user() + " in: check the user's name and its password, which is taken from"
                        + " store-password-file, PGPASSWORD or the URL, and the server's pg_hba.conf." + said;
            case "3D000" -> "does not exist. Make it with: " + address.creation();
            case "42501" ->
                "does not allow " + address.user() + " what OpenGSE needs: make that user its owner." + said;
            case "53100" -> "has no room: its disk is full. Free some space; the server goes on by itself." + said;
            case "53300" ->
                "has no connection left: raise its max_connections; each OpenGSE server takes up to five." + said;
            case "57014" -> "took too long for a statement: see what else keeps it busy." + said;
            case "57P03" -> "is starting or stopping: wait a moment." + said;
            case "25006" -> "takes no writes: it is a standby, or was made read-only." + said;
            case "22021" -> "cannot keep a text that holds the character U+0000: leave it out." + said;
            default ->
                fault(failure) == Fault.AWAY
                        ? "cannot be reached: check that it runs, its address, and the network between." + said
                        : "refused a statement:" + said;
        };
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }
}
