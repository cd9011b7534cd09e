package io.opengse.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.access.Circumstances;
import io.opengse.engine.access.Decision;
import io.opengse.engine.access.Permissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When and from where a statement holds, as policies say it. */
class ConditionReaderTest {
    private static final Instant NOON = Instant.parse("2026-05-31T12:00:00Z");

    private final PolicyReader reader = new PolicyReader(new Account("local", "100000000001"), List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "{'ip_equal': {'qcs:ip': '192.168.1.1'}} | 192.168.1.1 | true",
                "{'ip_equal': {'qcs:ip': '192.168.1.1'}} | 192.168.1.2 | false",
                "{'ip_equal': {'qcs:ip': ['10.217.182.3/24', '111.21.33.72/24']}} | 111.21.33.200 | true",
                "{'ip_equal': {'qcs:ip': ['10.217.182.3/24', '111.21.33.72/24']}} | 10.217.183.3 | false",
                "{'ip_equal': {'qcs:ip': '10.0.0.0/9'}} | 10.127.255.255 | true",
                "{'ip_equal': {'qcs:ip': '10.0.0.0/9'}} | 10.128.0.0 | false",
                "{'ip_equal': {'qcs:ip': '0.0.0.0/0'}} | 203.0.113.7 | true",
                "{'ip_equal': {'qcs:ip': '0.0.0.0/0'}} | 2001:db8::1 | false",
                "{'ip_equal': {'qcs:ip': '2001:db8::/33'}} | 2001:db8:7fff::1%eth0 | true",
                "{'ip_equal': {'qcs:ip': '10.1.0.0/16'}} | ::ffff:10.1.2.3 | true",
                "{'ip_equal': {'qcs:ip': '0.0.0.0/0'}} | '' | false",
                "{'ip_not_equal': {'qcs:ip': ['10.0.0.0/8', '127.0.0.1']}} | 127.0.0.1 | false",
                "{'ip_not_equal': {'qcs:ip': ['10.0.0.0/8', '127.0.0.1']}} | 127.0.0.2 | true",
                "{'date_less_than': {'qcs:current_time': '2026-05-31 12:00:01'}} | 127.0.0.1 | true",
                "{'date_less_than': {'qcs:current_time': '2026-05-31T12:00:00Z'}} | 127.0.0.1 | false",
                "{'date_less_than_equal': {'qcs:current_time': '2026-05-31T20:00:00+08:00'}} | 127.0.0.1 | true",
                "{'date_greater_than': {'qcs:current_time': '2026-05-31'}} | 127.0.0.1 | true",
                "{'date_greater_than': {'qcs:current_time': '2026-05-31 12:00:00'}} | 127.0.0.1 | false",
                "{'date_greater_than_equal': {'qcs:current_time': '2026-05-31 12:00:00'}} | 127.0.0.1 | true",
                "{'date_equal': {'qcs:current_time': ['2026-01-01', '2026-05-31 12:00:00']}} | 127.0.0.1 | true",
                "{'date_not_equal': {'qcs:current_time': ['2026-01-01', '2026-05-31 12:00:00']}} | 127.0.0.1 | false",
                "{'ip_equal_if_exist': {'qcs:ip': '127.0.0.1'}} | 127.0.0.1 | true",
                "{'ip_equal': {'qcs:ip': '127.0.0.1'}, 'date_less_than': {'qcs:current_time': '2026-05-31'}}"
                        + " | 127.0.0.1 | false",
            })
    void aStatementHoldsWhenAllItsConditionsDo(String condition, String address, boolean allowed) {
        Permissions permissions =
                policy("allow", condition).in(new Circumstances(NOON.plusMillis(5), address.replace("'", "")));

        assertThat(permissions.decide("gse:ListFleets", List.of()) instanceof Decision.Allowed)
                .isEqualTo(allowed);
    }

    @Test
    void aDenialThatDoesNotHoldDeniesNothing() {
        String document = "{'version': '2.0', 'statement': [{'effect': 'allow', 'action': '*', 'resource': '*'},"
                + " {'effect': 'deny', 'action': '*', 'resource': '*',"
                + " 'condition': {'ip_not_equal': {'qcs:ip': '10.0.0.0/8'}}}]}";
        Permissions permissions =
                new Permissions(reader.read("p", document.replace('\'', '"')).statements());

        assertThat(permissions.in(new Circumstances(NOON, "10.1.2.3")).decide("gse:ListFleets", List.of()))
                .isInstanceOf(Decision.Allowed.class);
        assertThat(permissions.in(new Circumstances(NOON, "11.1.2.3")).decide("gse:ListFleets", List.of()))
                .isEqualTo(new Decision.Forbidden("statement 2 of policy p", "*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "{} | statement[0].condition must be an object",
                "[] | statement[0].condition must be an object",
                "{'ip_equal': '127.0.0.1'} | statement[0].condition.ip_equal must be an object",
                "{'string_equal': {'qcs:resource_tag': 'a&b'}} | statement[0].condition.string_equal is no operator",
                "{'for_any_value:ip_equal': {'qcs:ip': '1.2.3.4'}} | is no operator of this server: there are ip_equal",
                "{'ip_equal': {'qcs:current_time': '1.2.3.4'}} | qcs:current_time cannot be known here: for ip_equal",
                "{'ip_equal': {'qcs:ip': 'localhost'}} | qcs:ip \"localhost\" is no address",
                "{'ip_equal': {'qcs:ip': '10.1'}} | \"10.1\" is no address",
                "{'ip_equal': {'qcs:ip': '10.0.0.0/33'}} | has no number of bits from 0 to 32",
                "{'ip_equal': {'qcs:ip': []}} | must be a string, or an array of one or more",
                "{'ip_equal': {'qcs:ip': [1]}} | must be a string, or an array of one or more",
                "{'date_less_than': {'qcs:current_time': 'tomorrow'}} | \"tomorrow\" is no time",
                "{'date_less_than': {'qcs:current_time': '2026-05-32'}} | \"2026-05-32\" is no time",
            })
    void whatCannotBeKnownHereIsRefused(String condition, String message) {
        assertThatExceptionOfType(BadPolicy.class)
                .isThrownBy(() -> policy("allow", condition))
                .withMessageContaining(message);
    }

    private Permissions policy(String effect, String condition) {
        String document = "{'version': '2.0', 'statement': [{'effect': '" + effect
                + "', 'action': '*', 'resource': '*', 'condition': " + condition + "}]}";
        return new Permissions(reader.read("p", document.replace('\'', '"')).statements());
    }
}
