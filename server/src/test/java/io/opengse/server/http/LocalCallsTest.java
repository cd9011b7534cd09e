package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unsigned API for development, with curl's form content type. */
class LocalCallsTest {
    @TempDir
    private Path folder;

    private ServedEngine server;
    private FakeHost host;

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
        host = new FakeHost(server.engine);
        Fleet fleet = host.fleet("local", Protection.NONE, 1);
        host.ready(fleet.id());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anyFleetLeadsToTheLocalOneAndKeysAreSorted() throws Exception {
        String reply = server.capi("""
                        {"Action":"CreateGameServerSession","FleetId":"fleet-whatever","MaximumPlayerSessionCount":2}
                        """).body();

        assertThat(reply)
                .containsPattern("^\\{\"Response\":\\{\"GameServerSession\":\\{\"AvailabilityStatus\":\"Enable\","
                        + "\"CreationTime\":\"[^\"]+\",\"CreatorId\":\"\",\"CurrentCustomCount\":3,"
                        + "\"CurrentPlayerSessionCount\":0,\"DnsName\":\"\",\"FleetId\":\"fleet-[^\"]+\","
                        + "\"GameProperties\":\\[],\"GameServerSessionData\":\"\",\"GameServerSessionId\":\"[^\"]+\","
                        + "\"InstanceType\":\"localhost\",\"IpAddress\":\"127.0.0.1\",\"MatchmakerData\":\"\","
                        + "\"MaxCustomCount\":9,\"MaximumPlayerSessionCount\":2,\"Name\":\"\","
                        + "\"PlayerSessionCreationPolicy\":\"ACCEPT_ALL\",\"Port\":7000,\"Status\":\"ACTIVATING\","
                        + "\"StatusReason\":\"\",\"TerminationTime\":null,\"Weight\":0},\"RequestId\":\"s\\d{19}\"}}$");
    }

    @Test
    void aPlayerWithoutAnEndHasTheEpoch() throws Exception {
        String created = server.capi("""
                        {"Action":"CreateGameServerSession","FleetId":"fleet-1","MaximumPlayerSessionCount":2}
                        """).body();
        String session = new ObjectMapper()
                .readTree(created)
                .at("/Response/GameServerSession/GameServerSessionId")
                .asText();
        host.activate(session);

        assertThat(server.capi("{\"Action\":\"JoinGameServerSession\",\"GameServerSessionId\":\"" + session
                                + "\",\"PlayerId\":\"p\"}")
                        .body())
                .contains("\"TerminationTime\":\"1970-01-01T00:00:00Z\"");
    }

    @Test
    void aFleetIdMustLookLikeOne() throws Exception {
        assertThat(server.capi("{\"Action\":\"DescribeGameServerSessions\",\"FleetId\":\"x\"}")
                        .body())
                .contains("InvalidParameterValue");
    }
}
