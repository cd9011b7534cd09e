package io.opengse.agent.link;

import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.LogHeader;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server in memory: acknowledges every report and says yes to every question, unless told otherwise. */
public final class FakeControlPlane implements ControlPlane {
    public final List<Report> reports = new CopyOnWriteArrayList<>();
    public final List<Question> questions = new CopyOnWriteArrayList<>();
    public final List<LogHeader> uploads = new CopyOnWriteArrayList<>();
    private volatile Answer answer = Answer.getDefaultInstance();
    private volatile @Nullable ServerAway away;
    private volatile @Nullable Listener listener;

    public void answer(Answer next) {
        answer = next;
    }

    /** Null: there again. */
    public void leave(@Nullable ServerAway why) {
        away = why;
    }

    /** What the agent listens with. */
    public Listener agent() {
        Listener heard = listener;
        if (heard == null) {
            throw new IllegalStateException("the agent has not opened the link");
        }
        return heard;
    }

    @Override
    public void open(Listener heard) {
        listener = heard;
        heard.up(0);
    }

    @Override
    public void report(Report report) {
        reports.add(report);
        agent().acknowledged(report.getNumber());
    }

    @Override
    public Answer ask(Question question, Duration within) throws ServerAway {
        questions.add(question);
        stayAway();
        return answer;
    }

    @Override
    public void upload(LogHeader header, Path zip) throws ServerAway {
        stayAway();
        uploads.add(header);
    }

    private void stayAway() throws ServerAway {
        ServerAway why = away;
        if (why != null) {
            throw why;
        }
    }

    @Override
    public void close() {}
}
