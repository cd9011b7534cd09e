package io.opengse.server.api.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.engine.FakeAgent;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.problem.Refused;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Caller;
import org.junit.jupiter.api.Test;

class ExplainActionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();
    private final Action<?> action = new ExplainActions(bed.engine()).actions().getFirst();

    private JsonNode explained(String kind, String id, String language) {
        ObjectNode given = JSON.createObjectNode();
        given.put("Kind", kind).put("Id", id).put("Language", language);
        return JSON.valueToTree(action.run(given, new Caller("api AKIDtest", "http://127.0.0.1:8080")));
    }

    @Test
    void aReasonHasItsTimeItsCodeItsWordsAndItsInputs() {
        host.runs(fleet);

        JsonNode answer = explained("FLEET", fleet.id().value(), "en");

        assertThat(answer.path("Status").asText()).isEqualTo("ACTIVE");
        JsonNode free = answer.path("Why").get(1);
        assertThat(free.path("Time").asText()).isEqualTo(bed.now().toString());
        assertThat(free.path("Code").asText()).isEqualTo("FreeProcesses");
        assertThat(free.path("Words").asText()).isEqualTo("1 process is free: so many sessions can be created now.");
        assertThat(free.path("Inputs").toString()).isEqualTo("[{\"Name\":\"count\",\"Value\":\"1\"}]");
    }

    @Test
    void theWordsAreOfTheLanguageThatWasAskedFor() {
        host.runs(fleet);

        JsonNode answer = explained("HOST", "h1", "zh");

        assertThat(answer.path("Why").get(0).path("Words").asText()).startsWith("主机 h1 已连接");
    }

    @Test
    void theStoryIsWhatWasRecordedOldestFirst() {
        String process = host.runs(fleet).value();

        JsonNode story = explained("PROCESS", process, "en").path("Story");

        assertThat(story.findValuesAsText("EventCode")).containsExactly("PROCESS_LAUNCHED", "PROCESS_READY");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        for (String kind : new String[] {"SESSION", "PROCESS", "FLEET", "PLACEMENT", "HOST"}) {
            assertThatThrownBy(() -> explained(kind, "nothing", "en"))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("does not exist");
        }
    }
}
