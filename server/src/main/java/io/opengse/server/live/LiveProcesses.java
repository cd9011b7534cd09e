package io.opengse.server.live;

import io.opengse.engine.id.ProcessId;
import java.time.Duration;

/**
 * What is happening inside the processes of all hosts right now: their output, their SDK calls, their log files. Asked
 * by the API and by the console; nothing is sent by a host unless somebody asks here.
 *
 * <p>To follow a process, ask again and again on a virtual thread of your own, each time from where the last answer
 * ended and with a {@code wait} of about ten seconds: the call returns as soon as there is something new, or with nothing
 * when the time is up. Whoever asks slowly reads slowly and may have the middle left out; no host is ever held up.
 *
 * <pre>{@code
 * Output shown = live.output(process, OutputWish.lastLines(100), Duration.ZERO);
 * while (watched) {
 *     show(shown.text());
 *     shown = live.output(process, OutputWish.following(shown.next()), Duration.ofSeconds(10));
 * }
 * }</pre>
 *
 * <p>Every method throws {@link io.opengse.engine.problem.Refused}: NotFound for an unknown process; Unavailable, in
 * words for people, when its host is not connected, does not answer, or keeps no such thing.
 */
public interface LiveProcesses {
    /** The longest time a call may be asked to wait for something new. */
    Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** What it wrote to stdout and stderr; also of one that has ended, as long as its host keeps it. */
    Output output(ProcessId process, OutputWish wish, Duration wait);

    /**
     * Its newest SDK calls, both ways: those after this number that its host still keeps, of the last hundred.
     *
     * @param after the highest number seen so far; 0: all that are kept
     */
    SdkCalls calls(ProcessId process, long after, Duration wait);

    /** The files it named as its logs in ProcessReady; only while it runs. */
    LogFiles files(ProcessId process);

    /**
     * A piece of one of them.
     *
     * @param name as {@link #files} gave it
     * @param from in bytes; at the end of the file the piece is empty
     */
    FilePiece file(ProcessId process, String name, long from);
}
