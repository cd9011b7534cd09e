package io.opengse.server.api.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.server.api.call.FlatParameters;
import io.opengse.server.api.call.JsonBody;
import io.opengse.server.api.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionCheckTest {
    private static final Parameter<String> NAME =
            Parameter.of("Name", Kind.ascii(1, 5), "A name.", "demo").asRequired();
    private static final Parameter<Long> COUNT = Parameter.of("Count", Kind.whole(0, 10), "How many.", "3");
    private static final Parameter<TimeUnit> UNIT =
            Parameter.selector("Unit", Kind.choice(TimeUnit.class, TimeUnit::name), "Of time.", "DAYS");
    private static final Parameter<Boolean> FLAG = Parameter.of("Flag", new Kind.Flag(), "Or not.", "true");
    private static final Parameter<java.time.Instant> TIME = Parameter.of("Time", new Kind.Moment(), "When.", "");
    private static final Parameter<List<Arguments>> PAIRS = Parameter.of(
            "Pairs",
            new ListOf<>(
                    new Structure(
                            "Pair",
                            List.of(Parameter.of("Key", Kind.text(1, 3), "Key.", "k")
                                    .asRequired())),
                    0,
                    2),
            "Pairs.",
            "*");
    private static final Action<Arguments> ACTION = new Action<>(
            "Try",
            "Tries.",
            List.of(NAME, COUNT, UNIT, FLAG, TIME, PAIRS),
            Shape.<Arguments>named("").text("Seen", "what came in", Arguments::toString),
            List.of(),
            (arguments, _) -> arguments);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Name":"demo","Count":3,"Unit":"DAYS","Flag":true} | {Count=3, Flag=true, Name=demo, Unit=DAYS}
            {"Name":"demo","Count":"3"}                         | {Count=3, Name=demo}
            {"Name":"demo","Count":3.0}                         | {Count=3, Name=demo}
            {"Name":"demo","Count":null,"Unit":""}              | {Name=demo}
            {"Name":"demo","Pairs":[{"Key":"a"},{"Key":"b"}]}   | {Name=demo, Pairs=[{Key=a}, {Key=b}]}
            {"Name":"demo","Time":"2026-11-22T16:00:00+08:00"}  | {Name=demo, Time=2026-11-22T08:00:00Z}
            """)
    void whatFitsIsTaken(String json, String seen) {
        assertThat(outcome(json(json))).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                              | MissingParameter: Name is missing: A name.
            {"Name":null}                   | MissingParameter: Name is missing: A name.
            {"Name":""}                     | InvalidParameterValue: Name must have 1 to 5 ASCII characters, not 0
            {"Name":"toolong"}              | InvalidParameterValue: Name must have 1 to 5 ASCII characters, not 7
            {"Name":7}                      | InvalidParameter: Name must be a string, not the number 7
            {"Name":"a","Count":"x"}        | InvalidParameter: Count must be a whole number, not "x"
            {"Name":"a","Count":1.5}        | InvalidParameter: Count must be a whole number, not 1.5
            {"Name":"a","Count":11}         | InvalidParameterValue: Count must be 0 to 10, not 11
            {"Name":"a","Count":99999999999999999999} | InvalidParameter: Count must be a whole number, not 99999999999999999999
            {"Name":"a","Flag":"maybe"}     | InvalidParameter: Flag must be true or false, not "maybe"
            {"Name":"a","Pairs":{}}         | InvalidParameter: Pairs must be a list, not an object
            {"Name":"a","Pairs":[{},{},{}]} | InvalidParameterValue: Pairs must have 0 to 2 elements, not 3
            {"Name":"a","Pairs":["x"]}      | InvalidParameter: Pairs.0 must be an object, not a string
            {"Name":"a","Pairs":[{"Key":"k"},{}]} | MissingParameter: Pairs.1.Key is missing: Key.
            {"Name":"a","Cuont":1} | UnknownParameter: Cuont is no parameter of Try, did you mean "Count"?
            """)
    void whatDoesNotFitIsNamedWithItsLimit(String json, String problem) {
        assertThat(outcome(json(json))).isEqualTo(problem);
    }

    @Test
    void otherCharactersThanAsciiAreRefusedWithAWayOut() {
        assertThat(outcome(json("{\"Name\":\"é中\"}"))).startsWith("InvalidParameterValue: Name must be ASCII");
    }

    @Test
    void aWordThatIsNoneOfTheChoicesShowsThem() {
        assertThat(outcome(json("{\"Name\":\"a\",\"Unit\":\"WEEKS\"}")))
                .startsWith("InvalidParameterValue: Unit must be one of NANOSECONDS, MICROSECONDS")
                .endsWith("not \"WEEKS\"");
    }

    @Test
    void allMistakesAreToldAtOnceUnderTheCodeOfTheFirst() {
        assertThat(outcome(json("{\"Count\":11,\"Flag\":3,\"Colour\":1}")))
                .isEqualTo("UnknownParameter: Colour is no parameter of Try; Name is missing: A name.;"
                        + " Count must be 0 to 10, not 11; Flag must be true or false, not 3");
    }

    @Test
    void aFloodOfMistakesIsCutShort() {
        ObjectNode given = json("{\"Name\":\"a\"}");
        for (int index = 0; index < 500; index++) {
            given.put("x".repeat(1000) + index, 1);
        }

        assertThat(outcome(given)).hasSizeLessThan(2000).endsWith("; and 490 more mistakes");
    }

    @Test
    void textsOfAQueryAreTakenByTheDeclaredType() {
        ObjectNode given =
                FlatParameters.tree(FlatParameters.parse("Name=demo&Count=3&Flag=true&Pairs.0.Key=a&Pairs.1.Key=b"));

        assertThat(outcome(given)).isEqualTo("{Count=3, Flag=true, Name=demo, Pairs=[{Key=a}, {Key=b}]}");
    }

    private static ObjectNode json(String text) {
        return JsonBody.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String outcome(ObjectNode given) {
        try {
            return String.valueOf(
                    ACTION.run(given, new Caller("test", "http://test")).get("Seen"));
        } catch (ApiProblem problem) {
            return problem.code().wireName() + ": " + problem.text();
        }
    }
}
