package io.opengse.agent.runtime;

import io.opengse.agent.deployment.DeploymentEffect;
import io.opengse.agent.deployment.DeploymentEvent;
import io.opengse.agent.installation.Deployer;
import io.opengse.agent.journal.Journal;
import io.opengse.agent.link.ControlPlane;
import io.opengse.agent.loop.AgentEffect;
import io.opengse.agent.loop.AgentEvent;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Carries out the loop's effects, in order: the journal on the loop's own thread, so that nothing is done before it is
 * written down; all that may block on virtual threads, whose outcome comes back as an event.
 */
final class EffectRunner {
    private static final System.Logger LOG = System.getLogger(EffectRunner.class.getName());
    private static final System.Logger DECISIONS = System.getLogger("io.opengse.agent");

    private final Journal journal;
    private final ControlPlane server;
    private final ProcessWork processes;
    private final ServerWork questions;
    private final Deployer deployer;
    private final PendingCalls calls;
    private final Consumer<AgentEvent> loop;

    EffectRunner(Edges edges, Place place, PendingCalls calls, Consumer<AgentEvent> loop) {
        this.journal = edges.journal();
        this.server = edges.server();
        this.processes = new ProcessWork(edges, place, loop);
        this.questions = new ServerWork(edges, place, loop);
        this.deployer = edges.deployer();
        this.calls = calls;
        this.loop = loop;
    }

    void run(AgentEffect effect) {
        switch (effect) {
            case AgentEffect.Remember(var process) -> write(() -> journal.remember(process));
            case AgentEffect.Forget(var processId) -> write(() -> journal.forget(processId));
            case AgentEffect.RememberLogs(var bundle) -> write(() -> journal.remember(bundle));
            case AgentEffect.ForgetLogs(var bundle) -> write(() -> journal.forget(bundle));
            case AgentEffect.RememberNotices(var notices) -> write(() -> journal.remember(notices));
            case AgentEffect.Launch launch -> begin(effect, () -> processes.launch(launch));
            case AgentEffect.OfProcess(var processId, var one) -> begin(effect, () -> processes.run(processId, one));
            case AgentEffect.OfDeployment(var fleetId, var one) -> begin(effect, () -> deploy(fleetId, one));
            case AgentEffect.SendReport(var report) -> server.report(report);
            case AgentEffect.Ask ask -> begin(effect, () -> questions.ask(ask));
            case AgentEffect.Reply reply -> calls.answer(reply);
            case AgentEffect.CollectLogs(var bundle) -> begin(effect, () -> questions.collect(bundle));
            case AgentEffect.UploadLogs(var bundle, var zip) -> begin(effect, () -> questions.upload(bundle, zip));
            case AgentEffect.Say(var line) -> DECISIONS.log(System.Logger.Level.INFO, line);
        }
    }

    private void deploy(String fleetId, DeploymentEffect effect) {
        Consumer<DeploymentEvent> told = event -> loop.accept(new AgentEvent.OfDeployment(fleetId, event));
        told.accept(deployer.carryOut(fleetId, effect, told));
    }

    private interface Writing {
        void run() throws IOException;
    }

    /** A full disk must not end running matches: what could not be written is said, and only a restart would miss it. */
    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.ERROR, "the agent's journal cannot be written; free its disk", failure);
        }
    }

    private void begin(AgentEffect effect, Runnable work) {
        Thread.ofVirtual().name("agent-" + effect.getClass().getSimpleName()).start(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error bug) {
                LOG.log(System.Logger.Level.ERROR, "could not carry out " + effect, bug);
                AgentEvent broken = Breakdown.of(effect, bug);
                if (broken != null) {
                    loop.accept(broken);
                }
            }
        });
    }
}
