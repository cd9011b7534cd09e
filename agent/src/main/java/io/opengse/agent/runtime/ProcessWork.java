package io.opengse.agent.runtime;

import io.opengse.agent.calls.CallLog;
import io.opengse.agent.calls.CallSpans;
import io.opengse.agent.calls.DoomedChecks;
import io.opengse.agent.calls.FollowedCall;
import io.opengse.agent.game.GamePort;
import io.opengse.agent.game.GameSilent;
import io.opengse.agent.installation.Deployer;
import io.opengse.agent.loop.AgentEffect;
import io.opengse.agent.loop.AgentEvent;
import io.opengse.agent.loop.LaunchFault;
import io.opengse.agent.os.LastWords;
import io.opengse.agent.os.LaunchFailed;
import io.opengse.agent.os.LaunchOrder;
import io.opengse.agent.os.Os;
import io.opengse.agent.process.ProcessEffect;
import io.opengse.agent.process.ProcessEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries out what the loop decided about one process, and tells it the outcome. May block. */
final class ProcessWork {
    private static final System.Logger LOG = System.getLogger(ProcessWork.class.getName());

    private static final long LAST_WORDS = 300;

    private final Os os;
    private final GamePort game;
    private final Deployer deployer;
    private final CallLog calls;
    private final DoomedChecks doomed;
    private final CallSpans spans;
    private final Place place;
    private final Consumer<AgentEvent> loop;

    ProcessWork(Edges edges, Place place, Consumer<AgentEvent> loop) {
        this.os = edges.os();
        this.game = edges.game();
        this.deployer = edges.deployer();
        this.calls = edges.calls();
        this.doomed = edges.doomed();
        this.spans = edges.spans();
        this.place = place;
        this.loop = loop;
    }

    void launch(AgentEffect.Launch launch) {
        Map<String, String> environment = Map.of(
                "GSE_SDK_ADDRESS", place.sdkAddress().get(),
                "GSE_PROCESS_ID", launch.processId(),
                "GSE_FLEET_ID", launch.slot().fleetId(),
                "GSE_INSTANCE_ID", launch.slot().instanceId());
        Path root = Path.of(launch.directory());
        LaunchOrder order = new LaunchOrder(
                launch.processId(),
                root,
                launch.launchPath(),
                launch.arguments(),
                environment,
                place.output(launch.processId()),
                deployer.housing(root));
        try {
            tell(launch.processId(), new ProcessEvent.Launched(os.launch(order)));
        } catch (LaunchFailed failure) {
            LaunchFault fault = failure.invalidPath() ? LaunchFault.INVALID_PATH : LaunchFault.SYSTEM;
            loop.accept(new AgentEvent.LaunchFailed(launch.processId(), words(failure), fault));
        }
    }

    void run(String processId, ProcessEffect effect) {
        switch (effect) {
            case ProcessEffect.Watch(var identity) ->
                os.watch(identity, code -> tell(processId, new ProcessEvent.Gone(code, lastWords(processId))));
            case ProcessEffect.Terminate(var identity) -> os.terminate(identity);
            case ProcessEffect.Kill(var identity) -> os.kill(identity);
            case ProcessEffect.ForgetPort(var port) -> game.forget(port);
            case ProcessEffect.CheckHealth check -> tell(processId, health(processId, check));
            case ProcessEffect.StartSession start -> tell(processId, started(processId, start));
            case ProcessEffect.TellTerminate notice -> {
                notify(processId, notice);
                tell(processId, new ProcessEvent.NoticeAnswered());
            }
            case ProcessEffect.TakeLogs _ -> throw new IllegalStateException("the loop itself takes logs");
        }
    }

    private String lastWords(String processId) {
        try {
            return LastWords.of(place.output(processId), LAST_WORDS);
        } catch (IOException unread) {
            return ""; // it wrote nothing, or nothing that can be read
        }
    }

    private ProcessEvent health(String processId, ProcessEffect.CheckHealth check) {
        Instant begun = calls.begin();
        String failure = doomed.take(processId)
                ? DoomedChecks.WHY
                : failure(() -> game.healthy(check.grpcPort(), check.within())
                        ? null
                        : "OnHealthCheck answered healthStatus=false");
        calls.healthChecked(processId, failure, begun);
        return new ProcessEvent.HealthAnswered(failure);
    }

    private ProcessEvent started(String processId, ProcessEffect.StartSession start) {
        Instant begun = calls.begin();
        try (FollowedCall followed = spans.starting(processId, start.session())) {
            String failure = failure(() -> {
                game.start(start.grpcPort(), start.session(), followed.context(), start.within());
                return null;
            });
            followed.answered(processId, failure);
            calls.started(processId, start.session(), failure, begun);
            return new ProcessEvent.StartAnswered(start.number(), failure);
        }
    }

    private interface Asking {
        @Nullable
        String ask() throws GameSilent;
    }

    /** What the game's answer, or its silence, comes to; null when all is well. */
    private static @Nullable String failure(Asking asking) {
        try {
            return asking.ask();
        } catch (GameSilent silent) {
            return words(silent);
        }
    }

    private void notify(String processId, ProcessEffect.TellTerminate notice) {
        Instant begun = calls.begin();
        String failure = failure(() -> {
            game.terminate(notice.grpcPort(), notice.terminationTime(), notice.within());
            return null;
        });
        calls.toldToEnd(processId, notice.terminationTime(), failure, begun);
        if (failure != null) {
            // Nothing depends on this answer: a game that ends meanwhile cannot give one.
            LOG.log(
                    System.Logger.Level.INFO,
                    "no answer to OnProcessTerminate process={0} why=\"{1}\"",
                    processId,
                    failure);
        }
    }

    private void tell(String processId, ProcessEvent event) {
        loop.accept(new AgentEvent.OfProcess(processId, event));
    }

    private static String words(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
