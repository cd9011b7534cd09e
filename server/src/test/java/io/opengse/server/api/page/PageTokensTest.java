package io.opengse.server.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.server.api.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PageTokensTest {
    private final PageTokens tokens = new PageTokens("key".getBytes(StandardCharsets.UTF_8));
    private final PageTokens.Place place = new PageTokens.Place("room 1 é", "gssess-1");

    @Test
    void aTokenLeadsBackToItsPlaceAlsoAfterARestart() {
        String token = tokens.write("query", place);

        assertThat(token).matches("[A-Za-z0-9_-]+");
        assertThat(new PageTokens("key".getBytes(StandardCharsets.UTF_8)).read("query", token))
                .isEqualTo(place);
    }

    @Test
    void aTokenOfAnotherQueryIsRefused() {
        String token = tokens.write("fleet a", place);

        assertThatThrownBy(() -> tokens.read("fleet b", token))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("does not belong to this query");
    }

    @Test
    void aTokenOfAnotherServerIsRefused() {
        String token = new PageTokens("other".getBytes(StandardCharsets.UTF_8)).write("query", place);

        assertThatThrownBy(() -> tokens.read("query", token)).isInstanceOf(ApiProblem.class);
    }

    @Property
    void whatWasMadeUpIsRefused(@ForAll String token) {
        assertThatThrownBy(() -> tokens.read("query", token)).isInstanceOf(ApiProblem.class);
    }
}
