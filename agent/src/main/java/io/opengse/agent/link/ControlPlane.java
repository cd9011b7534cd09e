package io.opengse.agent.link;

import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndProcess;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.LogHeader;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.Report;
import io.opengse.protocol.link.StartSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The server, as an agent sees it. Real: {@link LinkClient}. Simulated: the simulation's own network. */
public interface ControlPlane {
    /**
     * What the server says, in its order; never two at a time. Between an {@code up} and the next {@code down} everything
     * comes from one stream. Must return at once.
     */
    interface Listener {
        /** @param lastReport the highest report number that the server has applied for this host */
        void up(long lastReport);

        void down(String why);

        void desired(Desired desired);

        void start(StartSession order);

        void end(EndProcess order);

        void acknowledged(long report);

        void errand(Errand errand);
    }

    /** Connects, and connects again whenever the stream breaks, until closed. To be called once. */
    void open(Listener listener);

    /** Sends a report if the stream is up; one that is lost with its stream is not sent again. Returns at once. */
    void report(Report report);

    /**
     * Asks, and waits for the answer. Asks again with the same request id when the connection breaks meanwhile, perhaps
     * another server of the same database.
     *
     * @throws ServerAway when there is no answer within that time
     */
    Answer ask(Question question, Duration within) throws ServerAway;

    /**
     * Uploads a zip; returns when it is safe at the server.
     *
     * @param header without size and checksum, which are taken from the file
     * @throws ServerAway when the server did not confirm it; safe to repeat
     * @throws UploadRefused when repeating it cannot help
     * @throws IOException when the zip cannot be read
     */
    void upload(LogHeader header, Path zip) throws ServerAway, UploadRefused, IOException;

    /** Ends the stream for good. The channel stays its owner's. */
    void close();
}
