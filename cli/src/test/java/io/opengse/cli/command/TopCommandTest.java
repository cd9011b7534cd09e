package io.opengse.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.cli.console.Screen;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.place.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopCommandTest {
    @TempDir
    private Path data;

    private final Screen screen = new Screen();
    private ScriptedApi api;

    @BeforeEach
    void aServer() throws IOException {
        api = new ScriptedApi()
                .answering("DescribeFleetAttributes", """
                        {"FleetAttributes":[{"FleetId":"fleet-1","Name":"arena","Status":"ACTIVE"}],"TotalCount":1}""")
                .answering("DescribeFleetUtilization", """
                        {"FleetUtilization":[{"FleetId":"fleet-1","ActiveGameServerSessionCount":1,\
                        "CurrentPlayerSessionCount":3,"MaximumPlayerSessionCount":8}]}""")
                .answering("DescribeFleetCapacity", """
                        {"FleetCapacity":[{"FleetId":"fleet-1","InstanceCounts":{"Active":1,"Desired":2}}]}""")
                .answering("OpengseListProcesses", """
                        {"Processes":[
                         {"FleetId":"fleet-1","Status":"ACTIVE","GameServerSessionId":"s-1"},
                         {"FleetId":"fleet-1","Status":"ACTIVE","GameServerSessionId":null},
                         {"FleetId":"fleet-1","Status":"ACTIVATING","GameServerSessionId":null},
                         {"FleetId":"fleet-1","Status":"TERMINATING","GameServerSessionId":null}]}""")
                .answering("OpengseListHosts", """
                        {"Hosts":[{"Status":"CONNECTED"},{"Status":"AWAY"}]}""")
                .answering("OpengseListEvents", """
                        {"Events":[{"Number":9,"Time":"2026-01-01T00:00:00Z","EventCode":"SESSION_CREATED"},
                         {"Number":8,"Time":"2025-12-31T23:00:00Z","EventCode":"SESSION_CREATED"}]}""");
        new DataDirectory(data).announce(new Endpoints(api.address(), "127.0.0.1:5758"));
        Files.writeString(data.resolve("credentials.json"), "{\"secretId\":\"AKIDtest\",\"secretKey\":\"key\"}");
    }

    @AfterEach
    void stopServer() {
        api.close();
    }

    @Test
    void whereNobodyLooksItIsPrintedOnce() {
        assertThat(gse("top")).isZero();

        assertThat(screen.out()).isEqualTo("""
                OpenGSE  http://%s   hosts 1 connected, 1 away   00:00:00 UTC
                processes 4: 1 activating, 1 free, 1 busy, 1 ending   sessions 1   players 3 of 8 seats
                each second   sessions +0.1 −0.0   players joined 0.0 accepted 0.0   refused 0.0   failed and crashed 0.0

                FLEET  STATUS  INSTANCES  PROCESSES  FREE  BUSY  ENDING  SESSIONS  PLAYERS  SEATS
                arena  ACTIVE  1/2        4          1     1     1       1         3        8
                """.formatted(api.address()));
    }

    @Test
    void programsGetADocument() throws IOException {
        assertThat(gse("top", "--json")).isZero();

        JsonNode fleet = new ObjectMapper().readTree(screen.out()).at("/Fleets/0");
        assertThat(fleet.path("FreeProcesses").asInt()).isEqualTo(1);
        assertThat(fleet.path("Players").asInt()).isEqualTo(3);
    }

    private int gse(String command, String... more) {
        String[] all = new String[more.length + 3];
        all[0] = command;
        all[1] = "--data";
        all[2] = data.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return Gse.run(
                new Surroundings(
                        screen.console(),
                        Map.of(),
                        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
                        new Random(1),
                        _ -> {},
                        CompletableFuture::new,
                        ""),
                all);
    }
}
