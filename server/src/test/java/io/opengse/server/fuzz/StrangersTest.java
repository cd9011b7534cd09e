package io.opengse.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.server.http.ServedEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever speaks to the port what no client would: is refused or cut off, learns nothing, and others are served
 * meanwhile. -Dseed=N replays one round, -Drounds=N makes more, -Dsilent=9000 more connections that say nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersTest {
    private static final int FIRST_SEED = Integer.getInteger("seed", 1);
    private static final int ROUNDS = Integer.getInteger("rounds", Integer.getInteger("seed") == null ? 25 : 1);
    private static final int SILENT = Integer.getInteger("silent", 500);
    private static final int SLOW = 100;
    private static final long MOST_GROWTH = (96L << 20) + SILENT * (40L << 10);
    private static final Pattern FAULT = Pattern.compile("HTTP/1\\.1 5\\d\\d");

    private ServedEngine server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new ServedEngine(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void noAttackMakesTheServerFault(Attack attack) throws Exception {
        for (int seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            String what = attack + " -Dseed=" + seed;
            String answer = answer(attack.bytes(new Random(seed)));

            assertThat(FAULT.matcher(answer).find()).as("%s: %s", what, answer).isFalse();
            assertThat(answer).as(what).doesNotContain("Exception", "java.", "io.helidon", "\tat ", "InternalError");
        }
        assertThat(server.codeOf("ListFleets", "{}")).isEqualTo("OK");
    }

    @Test
    void othersAreServedBesideConnectionsThatSayNothing() throws Exception {
        long before = used();
        List<Socket> silent = new ArrayList<>();
        try {
            for (int connection = 0; connection < SILENT; connection++) {
                silent.add(connected());
            }

            assertThat(server.codeOf("ListFleets", "{}")).isEqualTo("OK");
            assertThat(used() - before).as("bytes for %s of them", SILENT).isLessThan(MOST_GROWTH);
        } finally {
            closeAll(silent);
        }
    }

    @Test
    void othersAreServedBesideBodiesThatDoNotCome() throws Exception {
        long before = used();
        List<Socket> slow = new ArrayList<>();
        try {
            for (int connection = 0; connection < SLOW; connection++) {
                Socket socket = connected();
                slow.add(socket);
                socket.getOutputStream()
                        .write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{\"a\":"
                                .getBytes(StandardCharsets.US_ASCII));
            }

            assertThat(server.codeOf("ListFleets", "{}")).isEqualTo("OK");
            assertThat(used() - before).isLessThan(MOST_GROWTH);
        } finally {
            closeAll(slow);
        }
    }

    /** What comes until the server closes, or has nothing more to say for a moment. */
    private String answer(byte[] sent) throws IOException {
        try (Socket socket = connected()) {
            socket.setSoTimeout(500);
            OutputStream out = socket.getOutputStream();
            out.write(sent);
            out.flush();
            socket.shutdownOutput();
            return read(socket.getInputStream());
        } catch (SocketException reset) {
            return ""; // cut off while it was still talking
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder heard = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                heard.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException | SocketException _) {
            // that was all
        }
        return heard.toString();
    }

    private Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
