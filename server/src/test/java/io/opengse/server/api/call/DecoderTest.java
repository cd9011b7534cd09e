package io.opengse.server.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.server.api.problem.ApiProblem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever is sent, a request is read or refused, never a fault of ours; and what clients flatten comes back whole. */
class DecoderTest {
    @Property(tries = 2000)
    void anyQueryIsReadOrRefused(@ForAll("queries") String query) {
        try {
            FlatParameters.tree(FlatParameters.parse(query));
        } catch (ApiProblem refused) {
            assertThat(refused.text()).isNotBlank().hasSizeLessThan(400);
        }
    }

    @Property(tries = 2000)
    void anyBodyIsReadOrRefused(@ForAll byte @Size(max = 200) [] body) {
        try {
            JsonBody.read(body);
        } catch (ApiProblem refused) {
            assertThat(refused.text()).isNotBlank();
        }
    }

    @Property(tries = 2000)
    void anyJsonLikeBodyIsReadOrRefused(@ForAll("bodies") String body) {
        try {
            JsonBody.read(body.getBytes(StandardCharsets.UTF_8));
        } catch (ApiProblem refused) {
            assertThat(refused.text()).isNotBlank();
        }
    }

    @Property
    void whatAClientFlattensComesBackWhole(@ForAll("objects") ObjectNode object) {
        List<String> pairs = new ArrayList<>();
        flatten("", object, pairs);

        assertThat(FlatParameters.tree(FlatParameters.parse(String.join("&", pairs))))
                .isEqualTo(object);
    }

    @Provide
    Arbitrary<String> queries() {
        return Arbitraries.strings().withChars("AB019.=&%+é\u0000 {}[]").ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.strings()
                .withChars("{}[]\"\\:,019eE+-.truefalsn /*é")
                .ofMaxLength(60)
                .map(inner -> "{" + inner);
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        Arbitrary<JsonNode> texts = Arbitraries.strings().ofMaxLength(10).map(JsonNodeFactory.instance::textNode);
        Arbitrary<JsonNode> parts = Arbitraries.lazyOf(
                () -> texts,
                () -> texts.list().ofMinSize(1).ofMaxSize(12).map(DecoderTest::list),
                () -> named(texts).map(object -> (JsonNode) object),
                () -> named(texts).list().ofMinSize(1).ofMaxSize(3).map(DecoderTest::list));
        return named(parts);
    }

    private static Arbitrary<ObjectNode> named(Arbitrary<? extends JsonNode> values) {
        Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
        return Arbitraries.maps(names, values).ofMinSize(1).ofMaxSize(4).map(map -> {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            map.forEach(object::set);
            return object;
        });
    }

    private static JsonNode list(List<? extends JsonNode> elements) {
        return JsonNodeFactory.instance.arrayNode().addAll(List.copyOf(elements));
    }

    private static void flatten(String prefix, JsonNode node, List<String> pairs) {
        if (node.isTextual()) {
            pairs.add(encoded(prefix) + "=" + encoded(node.textValue()));
        }
        String dotted = prefix.isEmpty() ? "" : prefix + ".";
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                flatten(dotted + index, node.get(index), pairs);
            }
        }
        node.properties().forEach(field -> flatten(dotted + field.getKey(), field.getValue(), pairs));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
