package io.opengse.agent.runtime;

import io.opengse.agent.calls.CallLog;
import io.opengse.agent.calls.CallSpans;
import io.opengse.agent.calls.DoomedChecks;
import io.opengse.agent.game.GamePort;
import io.opengse.agent.installation.Deployer;
import io.opengse.agent.journal.Journal;
import io.opengse.agent.link.ControlPlane;
import io.opengse.agent.logs.LogCollector;
import io.opengse.agent.os.Os;

/** Everything around the loop that it acts upon. */
public record Edges(
        Os os,
        GamePort game,
        LogCollector logs,
        ControlPlane server,
        Journal journal,
        Deployer deployer,
        CallLog calls,
        DoomedChecks doomed,
        CallSpans spans) {}
