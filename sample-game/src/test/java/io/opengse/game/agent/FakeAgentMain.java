package io.opengse.game.agent;

import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TextFormat;
import io.opengse.protocol.gse.GameServerSession;
import java.util.Scanner;

/**
 * A fake agent to try a game by hand, in any language: prints every call; commands on stdin: start, health,
 * terminate [time], quit. Arguments: port (5758), and "grpc-status" to refuse by gRPC status.
 */
public final class FakeAgentMain {
    private FakeAgentMain() {}

    public static void main(String... arguments) throws Exception {
        var port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5758;
        try (var agent = FakeAgent.start(port);
                var commands = new Scanner(System.in)) {
            if (arguments.length > 1 && arguments[1].equals("grpc-status")) {
                agent.refuseByStatus();
            }
            Thread.ofVirtual().start(() -> print(agent));
            System.out.println("listening on " + agent.address().getPort());
            while (commands.hasNextLine()) {
                var words = commands.nextLine().strip().split(" ");
                switch (words[0]) {
                    case "start" -> System.out.println("  start: " + line(agent.startSession(session(words))));
                    case "health" -> System.out.println("  health: " + agent.healthy());
                    case "terminate" ->
                        System.out.println("  terminate: "
                                + line(agent.terminate(words.length > 1 ? Long.parseLong(words[1]) : 0)));
                    case "quit" -> {
                        return;
                    }
                    default -> System.out.println("  commands: start, health, terminate [time], quit");
                }
            }
        }
    }

    private static GameServerSession session(String... words) {
        var id = words.length > 1 ? words[1] : "gssess-by-hand";
        return GameServerSession.newBuilder()
                .setGameServerSessionId("qcs::gse:local::gameserversession/fleet-x/" + id)
                .setFleetId("fleet-x")
                .setName("by hand")
                .setMaxPlayers(4)
                .build();
    }

    private static void print(FakeAgent agent) {
        try {
            for (var shown = 0; ; shown++) {
                show(agent.call(shown));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void show(FakeAgent.Call call) {
        System.out.println(System.currentTimeMillis() + " pid=" + call.pid() + " requestId=" + call.requestId() + " "
                + call.method() + " " + line(call.request()));
    }

    private static String line(MessageOrBuilder message) {
        return TextFormat.printer().emittingSingleLine(true).printToString(message);
    }
}
