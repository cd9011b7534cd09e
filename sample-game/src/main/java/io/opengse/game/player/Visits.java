package io.opengse.game.player;

import java.io.IOException;

/** Told what visitors do; called from their threads. */
public interface Visits {
    void arrived(Visitor visitor, String firstLine);

    void said(Visitor visitor, String line);

    void left(Visitor visitor);

    /** No more visitors can come. */
    void doorFailed(IOException why);
}
