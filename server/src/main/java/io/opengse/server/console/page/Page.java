package io.opengse.server.console.page;

/** One sort of page of the console: reads the engine and says what is to be shown. Must never change anything. */
public interface Page {
    /** The action of the API whose permission lets one see it; empty = whoever is signed in. */
    String need();

    /** @throws io.opengse.engine.problem.Refused NotFound for a thing that is not there */
    Sheet open(Place place);
}
