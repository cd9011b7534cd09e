package io.opengse.server.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.server.api.problem.ApiProblem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatParametersTest {
    @Test
    void blanksComeAsPlusOrAsPercentTwenty() {
        assertThat(FlatParameters.parse("Name=room+1%20%C3%A9%E4%B8%AD&Empty=&Bare"))
                .isEqualTo(Map.of("Name", "room 1 é中", "Empty", "", "Bare", ""));
    }

    @Test
    void numberedPartsBecomeAListAndNamedPartsAnObject() {
        String json = tree("PlayerIds.0=a&PlayerIds.1=b&PlayerDataMap.Key=a&GameProperties.0.Key=mode"
                + "&GameProperties.0.Value=x");

        assertThat(json)
                .isEqualTo("{\"PlayerIds\":[\"a\",\"b\"],\"PlayerDataMap\":{\"Key\":\"a\"},"
                        + "\"GameProperties\":[{\"Key\":\"mode\",\"Value\":\"x\"}]}");
    }

    @Test
    void theElementsOfAListMayComeInAnyOrder() {
        assertThat(tree("A.1=b&A.10=k&A.0=a&A.2=c&A.3=d&A.4=e&A.5=f&A.6=g&A.7=h&A.8=i&A.9=j"))
                .isEqualTo("{\"A\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\"]}");
    }

    @Test
    void aListWithAGapStaysAnObjectWhichNoActionTakes() {
        assertThat(tree("A.0=a&A.999999999=z")).isEqualTo("{\"A\":{\"0\":\"a\",\"999999999\":\"z\"}}");
    }

    @Test
    void whatIsGivenTwiceIsRefused() {
        assertRefused("A=1&A=2", "A is given twice");
        assertRefused("A=1&A.0=2", "both as a value and with parts");
        assertRefused("A.0=1&A=2", "both as a value and with parts");
    }

    @Test
    void whatIsNotEncodedIsRefused() {
        assertRefused("A=100%", "not URL-encoded");
    }

    @Test
    void whatIsTooMuchIsRefused() {
        assertRefused("a.b.c.d.e.f.g.h.i=1", "nested too deeply");
        StringBuilder many = new StringBuilder("p=1");
        for (int index = 0; index < 1001; index++) {
            many.append("&p").append(index).append('=');
        }
        assertRefused(many.toString(), "more than 1000");
    }

    private static String tree(String query) {
        return FlatParameters.tree(FlatParameters.parse(query)).toString();
    }

    private static void assertRefused(String query, String words) {
        assertThatThrownBy(() -> tree(query)).isInstanceOf(ApiProblem.class).hasMessageContaining(words);
    }
}
