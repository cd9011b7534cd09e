package io.opengse.cli.live;

import java.util.List;

/** Something that goes on telling lines. Asked by one thread. */
interface LineSource {
    /**
     * What came since the last time, the oldest first.
     *
     * @param waitSeconds how long the server may wait for something new
     */
    List<LiveLine> more(int waitSeconds);
}
