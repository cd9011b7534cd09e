package io.opengse.bench.sdk;

import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.ProcessReadyRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Calls of a game: those the agent answers itself, beside a bare echo, and the one every player needs. */
public final class SdkFigures {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CLIENT_PORT = 7000;
    private static final int CALLS_PER_ACCEPT = 4;
    private static final int ACCEPT_WARM_UPS = 2;

    private final Lab lab;
    private final Installed installed;
    private final Game game;
    private final Client client;

    private SdkFigures(Lab lab, Installed installed, Game game, Client client) {
        this.lab = lab;
        this.installed = installed;
        this.game = game;
        this.client = client;
    }

    /** Also to be measured in a program that is compiled as an agent is: {@link RatioProgram}. */
    public static void ratio(Lab lab) throws IOException {
        try (Installed installed = Installed.start(lab, 1);
                Game game = new Game();
                Client client = new Client(installed.sdkAddress());
                Echo echo = new Echo();
                Client bare = new Client(echo.address())) {
            SdkFigures figures = new SdkFigures(lab, installed, game, client);
            figures.ready();
            figures.ratio(bare);
        }
    }

    public static void accepts(Lab lab) throws IOException, InterruptedException {
        lab.progress().accept("players accepted");
        try (Installed installed = Installed.start(lab, seats(lab));
                Game game = new Game();
                Client client = new Client(installed.sdkAddress())) {
            SdkFigures figures = new SdkFigures(lab, installed, game, client);
            figures.ready();
            figures.accepts();
        }
    }

    /** Seats of the one session: enough for all rounds and the first ones to warm up. */
    private static int seats(Lab lab) {
        return lab.scale().calls() / CALLS_PER_ACCEPT * (lab.scale().rounds() + ACCEPT_WARM_UPS);
    }

    private void ready() {
        Client.require(client.stub(0)
                .processReady(ProcessReadyRequest.newBuilder()
                        .setClientPort(CLIENT_PORT)
                        .setGrpcPort(game.port())
                        .build()));
        lab.stopwatch().await("the fleet", PATIENCE, () -> installed.fleet().status() == FleetStatus.ACTIVE);
    }

    /** Both sides are compiled and at rest before the first round counts; which of them begins changes each time. */
    private void ratio(Client bare) {
        List<Double> ratios = new ArrayList<>();
        List<Double> agent = new ArrayList<>();
        List<Double> echo = new ArrayList<>();
        int warmUps = lab.scale().callWarmUps();
        for (int round = -warmUps; round < lab.scale().callRounds(); round++) {
            boolean bareFirst = round % 2 == 0;
            double before = bareFirst ? callsPerSecond(bare) : 0;
            double calls = callsPerSecond(client);
            double echoes = bareFirst ? before : callsPerSecond(bare);
            if (round >= 0) {
                ratios.add(calls / echoes);
                agent.add(calls);
                echo.add(echoes);
            }
        }
        lab.progress().accept("  agent " + range(agent) + " calls/s, echo " + range(echo) + " calls/s");
        lab.figures().put(Figure.SDK_CALL_RATIO, Medians.of(ratios));
    }

    private static String range(List<Double> perSecond) {
        return Math.round(Collections.min(perSecond)) + " to " + Math.round(Collections.max(perSecond));
    }

    private double callsPerSecond(Client through) {
        return lab.callers().perSecond(lab.scale().calls(), through::reportCustomData);
    }

    private void accepts() throws InterruptedException {
        SessionId session = activeSession();
        List<String> tickets = tickets(session);
        int works = lab.scale().calls() / CALLS_PER_ACCEPT;
        List<Double> perSecond = new ArrayList<>();
        for (int round = 0; round < ACCEPT_WARM_UPS + lab.scale().rounds(); round++) {
            int first = round * works;
            double measured = lab.callers().perSecond(works, each -> accept(each, session, tickets.get(first + each)));
            if (round >= ACCEPT_WARM_UPS) {
                perSecond.add(measured);
            }
        }
        lab.figures().put(Figure.ACCEPT_PLAYER_PER_SECOND, Medians.of(perSecond));
    }

    private SessionId activeSession() throws InterruptedException {
        SessionRequest request = new SessionRequest("match", seats(lab), Map.of(), "", "", "");
        GameSession session = installed
                .server()
                .engine()
                .sessions()
                .create(new NewSession(installed.fleet().id(), request, "", "", "bench"));
        game.awaitSession();
        Client.require(client.stub(0)
                .activateGameServerSession(ActivateGameServerSessionRequest.newBuilder()
                        .setGameServerSessionId(session.id().value())
                        .build()));
        return session.id();
    }

    private List<String> tickets(SessionId session) {
        List<PlayerRequest> players = new ArrayList<>();
        for (int each = 0; each < seats(lab); each++) {
            players.add(new PlayerRequest("player-" + each, ""));
        }
        return installed.server().engine().players().joinAll(session, players, "bench").stream()
                .map(player -> player.id().value())
                .toList();
    }

    private void accept(int number, SessionId session, String ticket) {
        Client.require(client.stub(number)
                .acceptPlayerSession(AcceptPlayerSessionRequest.newBuilder()
                        .setGameServerSessionId(session.value())
                        .setPlayerSessionId(ticket)
                        .build()));
    }
}
