package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what a database error means to the people who run the server, and what they can do about it. */
final class Diagnosis {
    private Diagnosis() {}

    static StoreFailed of(SQLException failure, Path file) {
        return new StoreFailed("The database " + file + " " + meaning(failure), failure);
    }

    static boolean isDuplicate(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);
    }

    private static String meaning(SQLException failure) {
        // Extended codes carry the primary code in their low byte.
        int code = failure.getErrorCode() & 0xFF;
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return "has no room: its disk is full. Free some space; the server goes on by itself.";
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_PERM.code) {
            return "cannot be written: check the owner and permissions of its directory, and that its disk is not mounted"
                    + " read-only. (" + failure.getMessage() + ")";
        }
        if (code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return "cannot be opened: check that its directory exists and belongs to the user of this server. ("
                    + failure.getMessage() + ")";
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return "could not be read or written: check its disk (space, quota, file-size limit, kernel log). ("
                    + failure.getMessage() + ")";
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return "is locked by another program, perhaps a database tool: close it. (" + failure.getMessage() + ")";
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return "is damaged: stop the server and restore a backup. (" + failure.getMessage() + ")";
        }
        return "refused a statement: " + failure.getMessage();
    }
}
