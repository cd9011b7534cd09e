package io.opengse.server.console.block;

import java.util.ArrayList;
import java.util.List;

/**
 * One action of the API with what a visitor fills in.
 *
 * @param action its name in the API
 * @param title key of what the button says
 * @param confirm key of the question asked before; empty = none
 * @param then where to go when it is done; {A.B} stands for a field of the answer; empty = stay
 * @param shown fields of the answer to show once, such as a secret
 * @param command what to type elsewhere, shown once; {A.B} stands for a field of the answer; empty = nothing
 */
public record Form(
        String action,
        String title,
        List<Field> fields,
        Tone tone,
        String confirm,
        String then,
        List<String> shown,
        String command) {
    public Form {
        fields = List.copyOf(fields);
        shown = List.copyOf(shown);
    }

    public static Form of(String action, String title) {
        return new Form(action, title, List.of(), Tone.PLAIN, "", "", List.of(), "");
    }

    public Form with(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new Form(action, title, more, tone, confirm, then, shown, command);
    }

    public Form hidden(String name, String value) {
        return with(Field.of(name, Field.Kind.HIDDEN, value));
    }

    public Form text(String name, String value) {
        return with(Field.of(name, Field.Kind.TEXT, value));
    }

    public Form required(String name, String value) {
        return with(Field.of(name, Field.Kind.TEXT, value).asRequired());
    }

    /** A text that may be emptied: it is sent also when nothing stands in it. */
    public Form clearable(String name, String value) {
        return with(Field.of(name, Field.Kind.TEXT, value).sentEmpty());
    }

    public Form number(String name, String value) {
        return with(Field.of(name, Field.Kind.NUMBER, value));
    }

    public Form area(String name, String value) {
        return with(Field.of(name, Field.Kind.AREA, value));
    }

    public Form choice(String name, String value, List<String> options) {
        return with(Field.of(name, Field.Kind.CHOICE, value).choosing(options));
    }

    public Form asking(String question) {
        return new Form(action, title, fields, Tone.BAD, question, then, shown, command);
    }

    public Form then(String href) {
        return new Form(action, title, fields, tone, confirm, href, shown, command);
    }

    public Form showing(String... answerFields) {
        return new Form(action, title, fields, tone, confirm, then, List.of(answerFields), command);
    }

    /** Made of the answer, to be copied. */
    public Form commanding(String line) {
        return new Form(action, title, fields, tone, confirm, then, shown, line);
    }

    /** Whether there is nothing to fill in: then it is a button alone. */
    public boolean bare() {
        return fields.stream().allMatch(field -> field.kind() == Field.Kind.HIDDEN);
    }
}
