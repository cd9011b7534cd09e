package io.opengse.server.console.block;

import java.util.List;

/** What can be done, each a form that calls one action of the API. */
public record Forms(List<Form> forms) implements Block {
    public Forms {
        forms = List.copyOf(forms);
    }

    public static Forms of(Form... forms) {
        return new Forms(List.of(forms));
    }
}
