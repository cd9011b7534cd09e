package io.opengse.agent.runtime;

import io.opengse.agent.link.ControlPlane;
import io.opengse.agent.link.ServerAway;
import io.opengse.agent.logs.LogCollector;
import io.opengse.agent.loop.AgentEffect;
import io.opengse.agent.loop.AgentEvent;
import io.opengse.agent.loop.LogBundle;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.LogHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Carries out what the loop wants of the server: questions and log bundles. May block. */
final class ServerWork {
    private final ControlPlane server;
    private final LogCollector logs;
    private final Place place;
    private final Consumer<AgentEvent> loop;

    ServerWork(ControlPlane server, LogCollector logs, Place place, Consumer<AgentEvent> loop) {
        this.server = server;
        this.logs = logs;
        this.place = place;
        this.loop = loop;
    }

    void ask(AgentEffect.Ask ask) {
        try {
            Answer answer = server.ask(ask.question(), place.answerWithin());
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
            loop.accept(new AgentEvent.LogsFailed(bundle, failure.toString(), true));
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
            loop.accept(new AgentEvent.LogsFailed(bundle, String.valueOf(away.getMessage()), false));
        } catch (IOException failure) {
            loop.accept(new AgentEvent.LogsFailed(bundle, failure.toString(), Files.notExists(zip)));
        }
    }
}
