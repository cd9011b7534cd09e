package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.FleetId;
import io.opengse.server.console.block.Block;
import io.opengse.server.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** One fleet: a tab for each side of it. */
final class FleetPage implements Page {
    private static final int STORY = 12;
    private static final String EVENTS = "DescribeFleetEvents";

    private final Engine engine;
    private final FleetFacts facts;
    private final FleetScaling scaling;
    private final FleetForms forms;
    private final Lists lists;
    private final Stories stories;
    private final Whys whys;
    private final Curves curves;

    /** The sides of a fleet, as the page's query names them. */
    private enum Side {
        STATE,
        CAPACITY,
        PROCESSES,
        SESSIONS,
        EVENTS,
        SETTINGS;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    FleetPage(Engine engine, History history) {
        this.engine = engine;
        this.facts = new FleetFacts(engine);
        this.scaling = new FleetScaling(engine);
        this.forms = new FleetForms(engine);
        this.lists = new Lists(engine);
        this.stories = new Stories(engine);
        this.whys = new Whys(engine);
        this.curves = new Curves(engine, history);
    }

    @Override
    public String need() {
        return "DescribeFleetAttributes";
    }

    @Override
    public Sheet open(Place place) {
        FleetId id = new FleetId(place.get("id"));
        Fleet fleet = engine.fleets().require(id);
        Side side = side(place);
        return Sheet.of("fleets", fleet.description().name())
                .below(place.words().t("nav.fleets"), Place.href("fleets"))
                .tabs(tabs(id, side))
                .withAll(parts(id, side, place));
    }

    private static Side side(Place place) {
        return Arrays.stream(Side.values())
                .filter(side -> side.word().equals(place.get("tab")))
                .findFirst()
                .orElse(Side.STATE);
    }

    private static List<Sheet.Tab> tabs(FleetId id, Side here) {
        List<Sheet.Tab> tabs = new ArrayList<>();
        for (Side side : Side.values()) {
            String href = Place.of("fleet", id) + (side == Side.STATE ? "" : "&tab=" + side.word());
            tabs.add(new Sheet.Tab("tab." + side.word(), href, side == here));
        }
        return tabs;
    }

    private List<Part> parts(FleetId id, Side side, Place place) {
        Subjects about = Subjects.of(id);
        return switch (side) {
            case STATE ->
                List.of(
                        Part.live("tiles", "", () -> facts.tiles(id, place.words())),
                        Part.live("facts", "", () -> facts.facts(id)).narrow(),
                        Part.live("squares", "processes", () -> facts.squares(id, place.words()))
                                .narrow(),
                        whys.part(place.words(), explanations -> explanations.fleet(id)),
                        Part.live("do", "actions", () -> forms.main(id)),
                        curves.of(id, place),
                        Part.live("deployment", "deployment", () -> facts.deployments(id)),
                        Part.live("story", "story", () -> stories.newest(about, Set.of(), STORY, place.words()))
                                .needing(EVENTS));
            case CAPACITY ->
                List.of(
                        Part.live("capacity", "tab.capacity", () -> scaling.capacity(id, place.words())),
                        Part.live("policies", "scaling.policies", () -> scaling.policies(id)),
                        Part.live("timers", "scaling.timers", () -> scaling.timers(id)),
                        Part.live("instances", "instances", () -> facts.instances(id, place)),
                        Part.live("do", "actions", () -> scaling.forms(id)),
                        Part.live(
                                        "why",
                                        "scaling.why",
                                        () -> stories.newest(about, FleetScaling.TOLD, STORY, place.words()))
                                .needing(EVENTS));
            case PROCESSES ->
                List.of(
                        Part.still("filter", "", () -> Filters.processes(place)),
                        Part.live("processes", "processes", () -> lists.processes(id, place)));
            case SESSIONS ->
                List.of(
                        Part.still("filter", "", () -> Filters.sessions(place)),
                        Part.live("sessions", "sessions", () -> lists.sessions(id, Lists.statuses(place), place)),
                        Part.still("do", "actions", () -> SessionForms.create(id)));
            case EVENTS ->
                List.of(Part.live("events", "events", () -> stories.about(about, Set.of(), place))
                        .needing(EVENTS));
            case SETTINGS -> settings(id);
        };
    }

    private List<Part> settings(FleetId id) {
        return List.of(
                Part.live("attributes", "settings", () -> facts.attributes(id)).narrow(),
                Part.live("runtime", "runtime", () -> facts.runtime(id)).narrow(),
                Part.live("ports", "ports", () -> facts.ports(id)).narrow(),
                Part.live("leading", "fleet.leading", () -> facts.leading(id)).narrow(),
                Part.still("do", "actions", () -> (Block) forms.settings(id)));
    }
}
