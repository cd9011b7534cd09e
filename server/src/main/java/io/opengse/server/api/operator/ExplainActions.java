package io.opengse.server.api.operator;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event;
import io.opengse.engine.explain.Explanation;
import io.opengse.engine.explain.Explanations;
import io.opengse.engine.explain.Language;
import io.opengse.engine.explain.Reason;
import io.opengse.engine.explain.Sentences;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The operator action that says why something stands as it stands. */
public final class ExplainActions {
    /** What can be explained. */
    private enum Subject {
        SESSION,
        PROCESS,
        FLEET,
        PLACEMENT,
        HOST
    }

    private static final Parameter<Subject> KIND = Parameter.of(
                    "Kind", Kind.choice(Subject.class, Subject::name), "What it is.", "FLEET")
            .asRequired();
    private static final Parameter<String> ID = Parameter.of(
                    "Id", Kind.ascii(1, 4352), "Its id.", "fleet-qp3g3caa-95z2gimq")
            .asRequired();
    private static final Parameter<Language> LANGUAGE = Parameter.selector(
            "Language", Kind.choice(Language.class, Language::code), "Of the words; en when left out.", "en");

    private record Told(Reason reason, Sentences sentences) {}

    private record Answer(Explanation explanation, Sentences sentences) {
        List<Told> why() {
            return explanation.why().stream()
                    .map(reason -> new Told(reason, sentences))
                    .toList();
        }
    }

    private static final Shape<Map.Entry<String, String>> INPUT = Shape.<Map.Entry<String, String>>named("ReasonInput")
            .text("Name", "which", Map.Entry::getKey)
            .text("Value", "its value", Map.Entry::getValue);
    private static final Shape<Told> REASON = Shape.<Told>named("Reason")
            .text(
                    "Time",
                    "when it was decided, since when it is so, or when it was looked at",
                    told -> told.reason.at().toString())
            .text(
                    "Code",
                    "which reason, and its variant after a dot: ProcessEnds.CRASHED",
                    told -> Sentences.key(told.reason))
            .text("Words", "the same for people", told -> told.sentences.say(told.reason))
            .list(
                    "Inputs",
                    "what was decided on",
                    INPUT,
                    told -> List.copyOf(Sentences.inputs(told.reason).entrySet()));
    private static final Shape<Event> RECORDED = Shape.<Event>named("RecordedDecision")
            .text("Time", "when, to the millisecond", event -> event.at().toString())
            .text("EventCode", "what happened", event -> event.code().name())
            .text("Actor", "who caused it", Event::actor)
            .text("Message", "what and why, in words", Event::message);
    private static final Shape<Answer> EXPLAINED = Shape.<Answer>named("")
            .text("Id", "what is explained", answer -> answer.explanation.subject())
            .text("Status", "where it stands", answer -> answer.explanation.status())
            .list("Why", "the answer first, then what led to it and what goes with it", REASON, Answer::why)
            .list(
                    "Story",
                    "what was recorded, the oldest first; the latest 200 at most",
                    RECORDED,
                    answer -> answer.explanation.story());

    private final Engine engine;
    private final Map<Language, Sentences> sentences = new EnumMap<>(Language.class);

    public ExplainActions(Engine engine) {
        this.engine = engine;
        for (Language language : Language.values()) {
            sentences.put(language, Sentences.in(language));
        }
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "OpengseExplain",
                "Says why a session, process, fleet, placement or host stands as it stands: the chain of decisions, with"
                        + " their inputs, in plain words.",
                List.of(KIND, ID, LANGUAGE),
                EXPLAINED,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, _) -> explained(arguments)));
    }

    private Answer explained(Arguments arguments) {
        Language language = arguments.find(LANGUAGE).orElse(Language.ENGLISH);
        Explanation explanation = explanation(arguments.get(KIND), arguments.get(ID));
        return new Answer(explanation, Objects.requireNonNull(sentences.get(language)));
    }

    private Explanation explanation(Subject subject, String id) {
        Explanations explanations = engine.explanations();
        return switch (subject) {
            case SESSION -> explanations.session(new SessionId(id));
            case PROCESS -> explanations.process(new ProcessId(id));
            case FLEET -> explanations.fleet(new FleetId(id));
            case PLACEMENT -> explanations.placement(new PlacementId(id));
            case HOST -> explanations.host(new HostId(id));
        };
    }
}
