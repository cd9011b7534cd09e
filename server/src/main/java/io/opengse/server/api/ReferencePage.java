package io.opengse.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Decimal;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Numbered;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.problem.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders declared actions as a Markdown page, so that what is written about the API is what the server checks. */
public final class ReferencePage {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final StringBuilder page = new StringBuilder();
    private final Map<String, List<Parameter<?>>> inputs = new TreeMap<>();
    private final Map<String, List<? extends Shape.Field<?>>> outputs = new TreeMap<>();

    private final Map<String, Exchange> examples;

    private ReferencePage(Map<String, Exchange> examples) {
        this.examples = examples;
    }

    /**
     * @param introduction Markdown that stands before the first action, heading included
     * @param examples by action; one without shows what its parameters' declarations give as a request
     */
    public static String of(String introduction, List<Action<?>> actions, Map<String, Exchange> examples) {
        ReferencePage reference = new ReferencePage(examples);
        reference.page.append(introduction.strip()).append("\n\n## Actions\n\n");
        actions.forEach(action -> reference.line("- [" + action.name() + "](#" + anchor(action.name()) + ")"));
        actions.forEach(reference::action);
        reference.structures();
        reference.errors();
        return reference.page.toString();
    }

    private void action(Action<?> action) {
        line("\n### " + action.name() + "\n\n" + action.purpose() + "\n");
        if (action.parameters().isEmpty()) {
            line("No parameters.\n");
        } else {
            parameters(action.parameters());
        }
        Exchange example = examples.get(action.name());
        if (example == null && !action.parameters().isEmpty()) {
            line("Example:\n\n```json\n" + example(action) + "\n```\n");
        }
        if (action.answer().fields().isEmpty()) {
            line("Answers with `RequestId` alone.\n");
        } else {
            line("Answer:\n");
            fields(action.answer().fields());
        }
        String touched = action.touched().form();
        line("In policies: `" + action.permission() + "` on " + (touched.isEmpty() ? "`*`" : "`" + touched + "`")
                + ".\n");
        if (!action.errors().isEmpty()) {
            line("Errors of its own: "
                    + action.errors().stream()
                            .map(code -> "`" + code.wireName() + "`")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        if (example != null) {
            line("\nExample:\n\n```json\n" + pretty(example.request()) + "\n```\n");
            line("is answered with\n\n```json\n" + pretty(example.answer()) + "\n```");
        }
    }

    private void parameters(List<Parameter<?>> parameters) {
        line("| parameter | type | required | limits | meaning |\n|---|---|---|---|---|");
        for (Parameter<?> parameter : parameters) {
            line("| `" + parameter.name() + "` | " + parameter.kind().type() + " | "
                    + (parameter.required() ? "yes" : "no") + " | "
                    + cell(parameter.kind().limits()) + " | "
                    + cell(parameter.purpose()) + " |");
            remember(parameter.kind());
        }
        line("");
    }

    private void remember(Kind<?> kind) {
        switch (kind) {
            case ListOf<?> list -> remember(list.element());
            case Structure structure -> {
                inputs.put(structure.name(), structure.fields());
                structure.fields().forEach(field -> remember(field.kind()));
            }
            case Kind.Text _, Kind.Whole _, Kind.Flag _, Kind.Choice<?> _, Kind.Moment _, Decimal _, Numbered<?> _ -> {}
        }
    }

    private void fields(List<? extends Shape.Field<?>> fields) {
        line("| field | type | meaning |\n|---|---|---|");
        for (Shape.Field<?> field : fields) {
            line("| `" + field.name() + "` | " + field.type() + " | " + cell(field.meaning()) + " |");
            remember(field.inner());
        }
        line("");
    }

    private void remember(@Nullable Shape<?> inner) {
        if (inner != null && !inner.fields().isEmpty()) {
            outputs.put(inner.name(), inner.fields());
            inner.fields().forEach(field -> remember(field.inner()));
        }
    }

    private void structures() {
        line("\n## Structures in requests\n");
        new LinkedHashMap<>(inputs).forEach((name, fields) -> {
            line("### " + name + " (request)\n");
            parameters(fields);
        });
        line("## Structures in answers\n");
        new LinkedHashMap<>(outputs).forEach((name, fields) -> {
            line("### " + name + "\n");
            fields(fields);
        });
    }

    private void errors() {
        line("## Errors\n\n| code | meaning |\n|---|---|");
        for (ErrorCode code : ErrorCode.values()) {
            line("| `" + code.wireName() + "` | " + code.meaning() + " |");
        }
    }

    private static String example(Action<?> action) {
        return pretty(new Structure(action.name(), action.parameters()).example(""));
    }

    private static String pretty(Object example) {
        try {
            return JSON.writeValueAsString(example);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an example is made of maps, lists and texts only", impossible);
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(java.util.Locale.ROOT);
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
