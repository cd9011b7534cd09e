package io.opengse.server.backup;

/** A file cannot be restored; the message completes the sentence "FILE is no backup to restore: …". */
public final class BadBackup extends Exception {
    private static final long serialVersionUID = 1L;

    BadBackup(String why) {
        super(why);
    }
}
