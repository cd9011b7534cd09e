package io.opengse.simulation.host;

import io.opengse.agent.loop.AgentEffect;
import io.opengse.agent.loop.AgentEvent;
import io.opengse.agent.loop.LaunchFault;
import io.opengse.agent.loop.LogFault;
import io.opengse.agent.os.Housing;
import io.opengse.agent.os.LaunchFailed;
import io.opengse.agent.os.LaunchOrder;
import io.opengse.agent.os.Os;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.ProcessEffect;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.simulation.game.Game;
import io.opengse.simulation.network.Post.Letter;
import io.opengse.simulation.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what the loop decided, as EffectRunner and its neighbours do: the journal at once, the rest when it
 * may.
 */
final class EffectWork {
    private final World world;
    private final Host host;
    private final AgentRun agent;
    private final Os os;

    EffectWork(World world, Host host, AgentRun agent, Os os) {
        this.world = world;
        this.host = host;
        this.agent = agent;
        this.os = os;
    }

    void run(AgentEffect effect) {
        switch (effect) {
            case AgentEffect.Remember(var process) -> host.disk().remember(process);
            case AgentEffect.Forget(var processId) -> host.disk().forget(processId);
            case AgentEffect.RememberLogs(var bundle) -> host.disk().remember(bundle);
            case AgentEffect.ForgetLogs(var bundle) -> host.disk().forget(bundle);
            case AgentEffect.RememberNotices(var notices) -> host.disk().remember(notices);
            case AgentEffect.Launch launch -> later(() -> launch(launch));
            case AgentEffect.OfProcess(var processId, var one) -> ofProcess(processId, one);
            case AgentEffect.SendReport(var report) -> agent.link().report(report);
            case AgentEffect.Ask ask ->
                agent.link()
                        .ask(
                                ask.question(),
                                (answer, trouble) -> agent.post(new AgentEvent.Answered(
                                        ask.call(), ask.processId(), ask.request(), answer, trouble)));
            case AgentEffect.Reply reply -> agent.sdk().reply(reply);
            case AgentEffect.CollectLogs(var bundle) ->
                later(() -> agent.post(
                        world.stormy() && world.chances().in(0.1)
                                ? new AgentEvent.LogsFailed(bundle, "the disk is slow", LogFault.NOT_COLLECTED)
                                : new AgentEvent.LogsCollected(bundle, Path.of("/spool/bundle.zip"))));
            case AgentEffect.UploadLogs upload -> upload(upload);
            case AgentEffect.OfDeployment(var fleetId, var one) ->
                throw new AssertionError("no fleet of this world has a package: " + fleetId + " " + one);
            case AgentEffect.Say _ -> {}
        }
    }

    /** On a thread of its own: soon, in whatever order, and not at all when the agent has died. */
    private void later(Runnable work) {
        world.agenda().after(world.chances().millis(0, 8), host, "a thread runs", () -> {
            if (!agent.dead()) {
                work.run();
            }
        });
    }

    private void launch(AgentEffect.Launch launch) {
        LaunchOrder order = new LaunchOrder(
                launch.processId(),
                Path.of(launch.directory()),
                launch.launchPath(),
                launch.arguments(),
                Map.of(
                        "GSE_FLEET_ID", launch.slot().fleetId(),
                        "GSE_INSTANCE_ID", launch.slot().instanceId()),
                Path.of("/out"),
                Housing.NONE);
        try {
            ProcessIdentity started = os.launch(order);
            later(() -> agent.post(launch.processId(), new ProcessEvent.Launched(started)));
        } catch (LaunchFailed failure) {
            LaunchFault fault = failure.invalidPath() ? LaunchFault.INVALID_PATH : LaunchFault.SYSTEM;
            agent.post(new AgentEvent.LaunchFailed(launch.processId(), failure.getMessage(), fault));
        }
    }

    private void upload(AgentEffect.UploadLogs upload) {
        Letter letter = new Letter(host, "uploads logs", host.cutOff());
        Once once = new Once();
        world.agenda()
                .after(
                        Duration.ofSeconds(20),
                        host,
                        "gives the upload up",
                        () -> once.run(() -> agent.post(
                                new AgentEvent.LogsFailed(upload.bundle(), "no answer", LogFault.NOT_UPLOADED))));
        world.post()
                .call(
                        letter,
                        () -> world.server().up() ? Optional.of(true) : Optional.empty(),
                        _ -> once.run(() -> agent.post(new AgentEvent.LogsUploaded(upload.bundle()))),
                        why -> once.run(() ->
                                agent.post(new AgentEvent.LogsFailed(upload.bundle(), why, LogFault.NOT_UPLOADED))));
    }

    private static final class Once {
        private boolean done;

        void run(Runnable what) {
            if (!done) {
                done = true;
                what.run();
            }
        }
    }

    private void ofProcess(String processId, ProcessEffect effect) {
        switch (effect) {
            case ProcessEffect.Watch(var identity) ->
                later(() -> os.watch(identity, code -> agent.post(processId, new ProcessEvent.Gone(code))));
            case ProcessEffect.Terminate(var identity) -> later(() -> os.terminate(identity));
            case ProcessEffect.Kill(var identity) -> later(() -> os.kill(identity));
            case ProcessEffect.ForgetPort _ -> {}
            case ProcessEffect.CheckHealth check ->
                callback(
                        check.grpcPort(),
                        check.within(),
                        Game::onHealthCheck,
                        failure -> agent.post(processId, new ProcessEvent.HealthAnswered(failure)));
            case ProcessEffect.StartSession start ->
                callback(
                        start.grpcPort(),
                        start.within(),
                        (game, answer) -> game.onStart(start.session(), answer),
                        failure -> agent.post(processId, new ProcessEvent.StartAnswered(start.number(), failure)));
            case ProcessEffect.TellTerminate notice ->
                callback(
                        notice.grpcPort(),
                        notice.within(),
                        Game::onProcessTerminate,
                        _ -> agent.post(processId, new ProcessEvent.NoticeAnswered()));
            case ProcessEffect.TakeLogs _ -> throw new IllegalStateException("the loop itself takes logs");
        }
    }

    private interface Callback {
        /** @param answer to be told null when the game consents, or why not */
        void call(Game game, Consumer<@Nullable String> answer);
    }

    private void callback(int port, Duration within, Callback call, Consumer<@Nullable String> done) {
        Once once = new Once();
        world.agenda()
                .after(
                        within,
                        host,
                        "has waited long enough for port " + port,
                        () -> once.run(() -> done.accept("no answer within " + within)));
        later(() -> {
            Optional<Game> game = host.kernel().listening(port);
            if (game.isEmpty()) {
                once.run(() -> done.accept("nobody listens on port " + port));
                return;
            }
            game.get().whenGone(() -> once.run(() -> done.accept("the connection to port " + port + " broke")));
            call.call(
                    game.get(),
                    failure -> world.agenda()
                            .after(
                                    world.chances().millis(0, 4),
                                    host,
                                    "hears from port " + port,
                                    () -> once.run(() -> done.accept(failure))));
        });
    }
}
