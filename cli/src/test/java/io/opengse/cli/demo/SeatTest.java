package io.opengse.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SeatTest {
    @Test
    void thePlayerShowsItsTicketAndLeavesTheOtherAMultipleOfFour() throws Exception {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> said = threads.submit(() -> host(door));
            InetSocketAddress game = new InetSocketAddress("127.0.0.1", door.getLocalPort());

            String result = new Seat("ada", "psess-1").play(game, _ -> {});

            assertThat(said.get()).containsExactly("psess-1", "3", "1");
            assertThat(result).isEqualTo("ada wins: no stick is left.");
        }
    }

    /** Plays the game's side from a script and returns what the player said. */
    private static List<String> host(ServerSocket door) throws IOException {
        List<String> said = new ArrayList<>();
        try (Socket player = door.accept()) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(player.getInputStream(), StandardCharsets.UTF_8));
            said.add(lines.readLine());
            tell(player, "  | | |  (15 sticks)  ada, take 1 to 3.");
            said.add(lines.readLine());
            tell(player, "  | | |  (12 sticks)  bob, take 1 to 3.");
            tell(player, "  |  (1 stick)  ada, take 1 to 1.");
            said.add(lines.readLine());
            tell(player, "*** ada wins: no stick is left. ***");
        }
        return said;
    }

    private static void tell(Socket player, String line) throws IOException {
        player.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
