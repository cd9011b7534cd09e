package io.opengse.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerClocksTest {
    @Test
    void oneServerHasNobodyToDifferFrom() throws Exception {
        assertThat(judged("[{'Address':'a:8080','ClockAheadSeconds':0}]")).isEmpty();
    }

    @Test
    void clocksThatAgreeAreGood() throws Exception {
        Check check = judged("[{'Address':'a:8080','ClockAheadSeconds':0},{'Address':'b:8080'}]")
                .orElseThrow();

        assertThat(check.good()).isTrue();
    }

    @Test
    void aClockThatIsWrongIsNamed() throws Exception {
        Check check = judged("[{'Address':'a:8080','ClockAheadSeconds':0},{'Address':'b:8080','ClockAheadSeconds':-7},"
                        + "{'Address':'c:8080','ClockAheadSeconds':12}]")
                .orElseThrow();

        assertThat(check.good()).isFalse();
        assertThat(check.finding())
                .contains("server b:8080 is 7 s behind the one", "server c:8080 is 12 s ahead of the one");
        assertThat(check.remedy()).contains("NTP");
    }

    private static Optional<Check> judged(String servers) throws JsonProcessingException {
        return ServerClocks.judge(new ObjectMapper().readTree(servers.replace('\'', '"')));
    }
}
