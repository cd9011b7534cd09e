package io.opengse.agent.runtime;

import io.opengse.agent.calls.CallSpans;
import io.opengse.agent.link.ControlPlane;
import io.opengse.agent.link.ServerAway;
import io.opengse.agent.link.UploadRefused;
import io.opengse.agent.logs.LogCollector;
import io.opengse.agent.loop.AgentEffect;
import io.opengse.agent.loop.AgentEvent;
import io.opengse.agent.loop.LogBundle;
import io.opengse.agent.loop.LogFault;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.LogHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Carries out what the loop wants of the server: questions and log bundles. May block. */
final class ServerWork {
    private static final System.Logger LOG = System.getLogger(ServerWork.class.getName());

    private final ControlPlane server;
    private final LogCollector logs;
    private final CallSpans spans;
    private final Place place;
    private final Consumer<AgentEvent> loop;

    ServerWork(Edges edges, Place place, Consumer<AgentEvent> loop) {
        this.server = edges.server();
        this.logs = edges.logs();
        this.spans = edges.spans();
        this.place = place;
        this.loop = loop;
    }

    void ask(AgentEffect.Ask ask) {
        try {
            Answer answer = server.ask(spans.handedOn(ask.question()), place.answerWithin());
            loop.accept(new AgentEvent.Answered(ask.call(), ask.processId(), ask.request(), answer, ""));
        } catch (ServerAway away) {
            String why = String.valueOf(away.getMessage());
            loop.accept(new AgentEvent.Answered(ask.call(), ask.processId(), ask.request(), null, why));
        }
    }

    void collect(LogBundle bundle) {
        try {
            Path root = Path.of(bundle.directory());
            Path output = place.output(bundle.processId());
            Path zip = logs.collect(bundle.sessionId(), root, bundle.logPaths(), output);
            loop.accept(new AgentEvent.LogsCollected(bundle, zip));
        } catch (IOException failure) {
            loop.accept(new AgentEvent.LogsFailed(bundle, failure.toString(), LogFault.NOT_COLLECTED));
        }
    }

    void upload(LogBundle bundle, Path zip) {
        LogHeader header = LogHeader.newBuilder()
                .setHostId(place.hostId())
                .setProcessId(bundle.processId())
                .setSessionId(bundle.sessionId())
                .build();
        try {
            server.upload(header, zip);
            Files.deleteIfExists(zip);
            loop.accept(new AgentEvent.LogsUploaded(bundle));
        } catch (ServerAway away) {
            failed(bundle, away, LogFault.NOT_UPLOADED);
        } catch (UploadRefused refused) {
            failed(bundle, refused, LogFault.REFUSED);
            delete(zip);
        } catch (IOException failure) {
            failed(bundle, failure, Files.exists(zip) ? LogFault.NOT_UPLOADED : LogFault.NOT_COLLECTED);
        }
    }

    private void failed(LogBundle bundle, Exception failure, LogFault fault) {
        loop.accept(new AgentEvent.LogsFailed(bundle, String.valueOf(failure.getMessage()), fault));
    }

    private static void delete(Path zip) {
        try {
            Files.deleteIfExists(zip);
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "a refused log bundle stays behind: " + zip, failure);
        }
    }
}
